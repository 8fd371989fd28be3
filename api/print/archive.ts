import { hash } from 'node:crypto';
import { renderPdf, type Printable } from '@healthcert/integrations/print';
import { caseFile } from '@healthcert/projections/case-file';
import { caseEventsOf } from '../case/read-case.ts';
import type { System } from '../system.ts';
import { caseDocument, type OpenPaper } from './open-case-paper.ts';
import { minuteInChina } from './papers/case-paper.ts';

/** Everything that stands on the paper, pictures by their hashes. */
const stateHash = (printables: readonly Printable[]): string =>
  hash(
    'sha256',
    JSON.stringify(
      printables.map(({ layout, data }) => ({
        layout,
        values: data.values,
        lists: data.lists,
        pictures: Object.entries(data.pictures).map(([name, bytes]) => [name, bytes && hash('sha256', bytes, 'hex')]),
      })),
    ),
    'hex',
  );

/**
 * The examination form of a concluded case as it is kept: the same bytes for the same state, however often it is asked
 * for; another version once the case, its design or its portrait has changed.
 * @param keptAs ISO instant: the time that the paper bears
 */
export const keptForm = async (
  system: System,
  paper: Pick<OpenPaper, 'id' | 'personId'>,
  printables: readonly Printable[],
  keptAs: string,
): Promise<Uint8Array> => {
  const { bytes } = await system.paperArchive.keep({
    kind: 'examinationForm',
    id: paper.id,
    personId: paper.personId ?? '',
    stateHash: stateHash(printables),
    make: () => renderPdf(printables, { fonts: system.fonts, printedAt: keptAs, printedAtText: minuteInChina(keptAs) }),
  });
  return bytes;
};

/** Keeps the form of a reviewed case as it stands now; nothing to do where it was reopened, or its person erased, since. */
export const archiveForm = async (system: System, caseId: string): Promise<void> => {
  const file = caseFile(await caseEventsOf(system, caseId));
  if (!file?.review) return;
  const paper = await caseDocument(system, file, 'examinationForm', '');
  const printables = await paper.printables();
  if (printables.length > 0 && paper.keptAs !== null) await keptForm(system, paper, printables, paper.keptAs);
};
