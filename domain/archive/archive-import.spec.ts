import { commandMeta, fixedId, fixedNow, specFor } from '@healthcert/domain/testing';
import { describe, it } from 'vitest';
import { archiveImportDecider, type ArchiveImportEvent } from './index.ts';

const { given } = specFor(archiveImportDecider);
const importId = fixedId(1);
const meta = commandMeta({ actorId: 'staff-desk', now: fixedNow });
const of = { importId, institutionId: 'clinic-1' };
const file = { ...of, source: 'old-city', fileHash: 'a'.repeat(64), rows: 120 };
const begun: ArchiveImportEvent = { type: 'ArchiveImportBegun', data: { ...file, begunAt: fixedNow, begunBy: 'staff-desk' } };
const counts = { entered: 40, known: 6, refused: 4, persons: [fixedId(7)] };
const part = (from: number, rows = 50) => ({ type: 'RecordArchiveRows' as const, data: { importId, from, rows, ...counts }, meta });
const entered = (from: number, rows = 50, finished = false): ArchiveImportEvent => ({
  type: 'ArchiveRowsEntered',
  data: { ...of, from, rows, ...counts, finished, enteredAt: fixedNow },
});
const undo = { type: 'UndoArchiveImport' as const, data: { importId }, meta };
const undoBegun: ArchiveImportEvent = { type: 'ArchiveUndoBegun', data: { ...of, undoneAt: fixedNow, undoneBy: 'staff-desk' } };
const finish = { type: 'FinishArchiveUndo' as const, data: { importId, withdrawn: 39, kept: 1 }, meta };
const undone: ArchiveImportEvent = { type: 'ArchiveUndoFinished', data: { ...of, withdrawn: 39, kept: 1, finishedAt: fixedNow } };

describe('the import of an archive (I6)', () => {
  it('begins once', () => {
    const begin = { type: 'ImportArchive' as const, data: file, meta };
    given().when(begin).then(begun);
    given(begun).when(begin).thenNothing();
    given(begun)
      .when({ ...begin, data: { ...file, rows: 7 } })
      .thenRejects('ImportOtherwise', 'importId');
  });

  it('goes on where it was, part by part, and ends with the file', () => {
    given(begun).when(part(0)).then(entered(0));
    given(begun, entered(0)).when(part(50)).then(entered(50));
    given(begun, entered(0), entered(50))
      .when(part(100, 20))
      .then(entered(100, 20, true));
  });

  it('counts a part once, and none before those that come first', () => {
    given(begun, entered(0)).when(part(0)).thenNothing();
    given(begun).when(part(50)).thenRejects('ImportRowsMissing', 'from');
    given().when(part(0)).thenRejects('ImportUnknown', 'importId');
  });

  it('is undone, half-way too, and takes no row after that', () => {
    given(begun, entered(0)).when(undo).then(undoBegun);
    given(begun, entered(0), undoBegun).when(undo).thenNothing();
    given(begun, entered(0), undoBegun).when(part(50)).thenRejects('ImportUndone', 'importId');
    given(begun, entered(0), undoBegun).when(finish).then(undone);
    given(begun, entered(0), undoBegun, undone).when(finish).thenNothing();
    given().when(undo).thenRejects('ImportUnknown', 'importId');
  });
});
