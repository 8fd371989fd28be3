import type { ArchiveImportEvent } from '@healthcert/domain/archive';
import { projection, rowsOf } from '../kernel/index.ts';
import { archiveImportListModel } from './table.ts';

const { put, patch, add } = rowsOf(archiveImportListModel);

export const archiveImportList = projection<ArchiveImportEvent>({
  readModel: archiveImportListModel,
  on: {
    ArchiveImportBegun: ({ data: { importId, institutionId, source, fileHash, rows, begunAt, begunBy } }) =>
      put({
        importId,
        institutionId,
        source,
        fileHash,
        importState: 'begun',
        rows,
        rowsDone: 0,
        entered: 0,
        known: 0,
        refused: 0,
        withdrawn: null,
        kept: null,
        begunAt,
        begunBy,
        lastAt: begunAt,
      }),
    ArchiveRowsEntered: ({ data: { importId, rows, entered, known, refused, finished, enteredAt } }) => [
      add(importId, { rowsDone: rows, entered, known, refused }),
      patch(importId, { lastAt: enteredAt, ...(finished && { importState: 'finished' as const }) }),
    ],
    ArchiveUndoBegun: ({ data: { importId, undoneAt } }) => patch(importId, { importState: 'undoing', lastAt: undoneAt }),
    ArchiveUndoFinished: ({ data: { importId, withdrawn, kept, finishedAt } }) =>
      patch(importId, { importState: 'undone', withdrawn, kept, lastAt: finishedAt }),
  },
});
