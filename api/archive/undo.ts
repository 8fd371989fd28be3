import { archiveImportDecider, archiveOperations, archiveProcess } from '@healthcert/domain/archive';
import { derivedId, plainOfTheCity, Rejection, type Actor, type ReadScope, type Text } from '@healthcert/domain/kernel';
import { personOperations } from '@healthcert/domain/person';
import { archivedCertificateListModel } from '@healthcert/projections/archived-certificate-list';
import { bookingListModel } from '@healthcert/projections/booking-list';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import { personModel } from '@healthcert/projections/person';
import type { RequestContext } from '../context.ts';
import { execute, later, type Request } from '../operations/index.ts';

/** Why a certificate of an import that is undone stays, or somebody's record. */
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

const neededSince: Text = { zh: '导入后已登记、预约或有旧证', en: 'Registered, booked or holder of an old card since' };

/** Begins the place in an import's people, as a cursor of the list never does. */
const people = 'people ';

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
  const { entered, persons } = (await handler.load(archiveImportDecider, importId)).state;

  const isNeeded = async (personId: string): Promise<boolean> => {
    const counts = await Promise.all(
      [archivedCertificateListModel, caseWorklistModel, bookingListModel].map((model) =>
        reads.count({ model, scope: everybody, filter: { personId: { eq: personId } }, internal: true }, 1),
      ),
    );
    return counts.some((count) => count > 0);
  };
  const erase = async (personId: string): Promise<void> => {
    const receipt = await execute(doors, personOperations.erasePerson, { personId, reason: 'importUndone' }, request(`erase ${personId}`));
    position = later(receipt.position, position);
  };
  const ofImport = { model: archivedCertificateListModel, scope: everybody, filter: { importId: { eq: importId } }, internal: true };
  const finished = async (): Promise<void> => {
    await reads.reached(personModel, position, patience);
    const known = { personId: { in: persons }, processing: { in: ['open', 'restricted'] } };
    const counts = await Promise.all([
      reads.count(ofImport, 1_000_000),
      persons.length === 0 ? 0 : reads.count({ model: personModel, scope: everybody, filter: known, internal: true }, 1_000_000),
    ]);
    const left = counts[0] + counts[1];
    const figures = { importId, withdrawn: Math.max(0, entered - left), kept: left };
    position = later((await execute(doors, archiveProcess.finishArchiveUndo, figures, request('finish'))).position, position);
  };

  // After the cards the people of whom none was taken over: those whose record nothing else needs are erased.
  if (after?.startsWith(people)) {
    const from = Number(after.slice(people.length));
    const part = persons.slice(from, from + atOnce);
    const stay: KeptOne[] = [];
    for (const personId of part) {
      if (await isNeeded(personId)) stay.push({ archiveId: personId, code: 'PersonNeededSince', text: neededSince });
      else await erase(personId);
    }
    const next = from + atOnce < persons.length ? `${people}${from + atOnce}` : null;
    if (next === null) await finished();
    const erased = part.length - stay.length;
    return { withdrawn: erased, kept: stay, erased, next, position };
  }

  const { rows, endCursor, hasNextPage } = await reads.list({
    ...ofImport,
    sort: { by: 'archiveId', descending: false },
    first: atOnce,
    after,
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

  let erased = 0;
  for (const personId of brought) {
    if (await isNeeded(personId)) continue;
    await erase(personId);
    erased += 1;
  }

  const next = hasNextPage ? endCursor : persons.length > 0 ? `${people}0` : null;
  if (next === null) await finished();
  return { withdrawn: rows.length - kept.length, kept, erased, next, position };
};
