import { archiveImportDecider, archiveOperations, archiveProcess } from '@healthcert/domain/archive';
import { derivedId, plainOfTheCity, Rejection, type Actor, type ReadScope, type Text } from '@healthcert/domain/kernel';
import { personOperations } from '@healthcert/domain/person';
import { archivedCertificateListModel } from '@healthcert/projections/archived-certificate-list';
import { bookingListModel } from '@healthcert/projections/booking-list';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import type { RequestContext } from '../context.ts';
import { execute, later, type Request } from '../operations/index.ts';

/** Why a certificate of an import that is undone stays. */
export interface KeptOne {
  readonly archiveId: string;
  readonly code: string;
  readonly text: Text;
}

export interface UndoStep {
  readonly withdrawn: number;
  readonly kept: readonly KeptOne[];
  /** Records of people that the import had made, and that nothing else needs. */
  readonly erased: number;
  /** Where the next step begins; null: all were looked at. */
  readonly next: string | null;
  readonly position: string;
}

const atOnce = 100;
/** Milliseconds. */
const patience = 10_000;

/** Whose records are restricted too: what is taken back is taken back of everybody. */
const everybody: ReadScope = { ...plainOfTheCity, restricted: null };

/**
 * Takes the next certificates of an import back, in the order of their ids: what was used since stays, and says why. A step
 * that is sent again does the same once.
 */
export const undoStep = async (
  { system, actor, correlationId }: RequestContext & { readonly actor: Actor },
  importId: string,
  after: string | null,
): Promise<UndoStep> => {
  const { doors, reads, handler } = system;
  const inTheName: Actor = { ...actor, kind: 'system' };
  const request = (step: string, by = inTheName): Request => ({
    actor: by,
    commandId: derivedId(`${importId} undo`, step),
    correlationId,
    now: system.now(),
  });
  let { position } = await execute(doors, archiveOperations.undoArchiveImport, { importId }, request('begin', actor));
  const shown = (): Promise<boolean> => reads.reached(archivedCertificateListModel, position, patience);
  await shown();

  const { rows, endCursor, hasNextPage } = await reads.list({
    model: archivedCertificateListModel,
    scope: everybody,
    filter: { importId: { eq: importId } },
    sort: { by: 'archiveId', descending: false },
    first: atOnce,
    after,
    internal: true,
  });

  const kept: KeptOne[] = [];
  const brought = new Set<string>();
  for (const { values } of rows) {
    const archiveId = String(values['archiveId']);
    try {
      const receipt = await execute(doors, archiveProcess.withdrawArchivedCertificate, { archiveId, importId }, request(archiveId));
      position = later(receipt.position, position);
      if (values['enrolled'] === true) brought.add(String(values['personId']));
    } catch (error) {
      if (!(error instanceof Rejection)) throw error;
      kept.push({ archiveId, code: error.code, text: error.text });
    }
  }
  await shown();

  const isNeeded = async (personId: string): Promise<boolean> => {
    const counts = await Promise.all(
      [archivedCertificateListModel, caseWorklistModel, bookingListModel].map((model) =>
        reads.count({ model, scope: everybody, filter: { personId: { eq: personId } }, internal: true }, 1),
      ),
    );
    return counts.some((count) => count > 0);
  };
  let erased = 0;
  for (const personId of brought) {
    if (await isNeeded(personId)) continue;
    const receipt = await execute(doors, personOperations.erasePerson, { personId, reason: 'importUndone' }, request(`erase ${personId}`));
    position = later(receipt.position, position);
    erased += 1;
  }

  const next = hasNextPage ? endCursor : null;
  if (next === null) {
    const left = await reads.count(
      { model: archivedCertificateListModel, scope: everybody, filter: { importId: { eq: importId } }, internal: true },
      1_000_000,
    );
    const { entered } = (await handler.load(archiveImportDecider, importId)).state;
    const figures = { importId, withdrawn: Math.max(0, entered - left), kept: left };
    position = later((await execute(doors, archiveProcess.finishArchiveUndo, figures, request('finish'))).position, position);
  }
  return { withdrawn: rows.length - kept.length, kept, erased, next, position };
};
