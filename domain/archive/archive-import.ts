import type { Decider } from '@healthcert/domain/kernel';
import { archiveImportEvents, type ArchiveImportEvent } from './events.ts';
import type { ArchiveImportCommand, ArchiveImportCommandNamed } from './forms.ts';
import { reject } from './rejections.ts';

type Begun = Extract<ArchiveImportEvent, { readonly type: 'ArchiveImportBegun' }>['data'];

export interface ArchiveImport {
  readonly begun: Begun | null;
  /** Rows of the file that were gone through. */
  readonly done: number;
  /** Certificates that they brought. */
  readonly entered: number;
  /** People whose records they brought without a card. */
  readonly persons: readonly string[];
  readonly undo: 'none' | 'begun' | 'finished';
}

const decide = (command: ArchiveImportCommand, state: ArchiveImport): readonly ArchiveImportEvent[] => {
  switch (command.type) {
    case 'ImportArchive':
      return begin(command, state);
    case 'RecordArchiveRows':
      return record(command, state);
    case 'UndoArchiveImport':
      return undo(command, state);
    case 'FinishArchiveUndo':
      return finishUndo(command, state);
  }
};

const begin = ({ data, meta }: ArchiveImportCommandNamed<'ImportArchive'>, state: ArchiveImport): readonly ArchiveImportEvent[] => {
  if (state.begun) {
    const { source, fileHash, rows, institutionId } = state.begun;
    const same = source === data.source && fileHash === data.fileHash && rows === data.rows && institutionId === data.institutionId;
    return same ? [] : reject('ImportOtherwise', { field: 'importId' });
  }
  return [{ type: 'ArchiveImportBegun', data: { ...data, begunAt: meta.now, begunBy: meta.actorId } }];
};

const open = ({ begun, undo: undone }: ArchiveImport): Begun => {
  if (undone !== 'none') reject('ImportUndone', { field: 'importId' });
  return begun ?? reject('ImportUnknown', { field: 'importId' });
};

/** Rows come in the order of the file; those that were gone through already are not counted again. */
const record = ({ data, meta }: ArchiveImportCommandNamed<'RecordArchiveRows'>, state: ArchiveImport): readonly ArchiveImportEvent[] => {
  const { importId, institutionId, rows: all } = open(state);
  const { from, rows, entered, known, refused, persons } = data;
  if (from < state.done) return [];
  if (from > state.done) return reject('ImportRowsMissing', { field: 'from' });
  const counts = { from, rows, entered, known, refused, persons, finished: from + rows >= all };
  return [{ type: 'ArchiveRowsEntered', data: { importId, institutionId, ...counts, enteredAt: meta.now } }];
};

const undo = ({ meta }: ArchiveImportCommandNamed<'UndoArchiveImport'>, state: ArchiveImport): readonly ArchiveImportEvent[] => {
  if (state.undo !== 'none') return [];
  const { importId, institutionId } = open(state);
  return [{ type: 'ArchiveUndoBegun', data: { importId, institutionId, undoneAt: meta.now, undoneBy: meta.actorId } }];
};

const finishUndo = (
  { data, meta }: ArchiveImportCommandNamed<'FinishArchiveUndo'>,
  state: ArchiveImport,
): readonly ArchiveImportEvent[] => {
  if (state.undo === 'finished') return [];
  const { importId, institutionId } = state.begun ?? reject('ImportUnknown', { field: 'importId' });
  const { withdrawn, kept } = data;
  return [{ type: 'ArchiveUndoFinished', data: { importId, institutionId, withdrawn, kept, finishedAt: meta.now } }];
};

const evolve = (state: ArchiveImport, event: ArchiveImportEvent): ArchiveImport => {
  switch (event.type) {
    case 'ArchiveImportBegun':
      return { ...state, begun: event.data };
    case 'ArchiveRowsEntered': {
      const { from, rows, entered, persons } = event.data;
      return { ...state, done: from + rows, entered: state.entered + entered, persons: [...state.persons, ...persons] };
    }
    case 'ArchiveUndoBegun':
      return { ...state, undo: 'begun' };
    case 'ArchiveUndoFinished':
      return { ...state, undo: 'finished' };
  }
};

/** How far the import of one file came, and that it was undone. */
export const archiveImportDecider: Decider<ArchiveImport, ArchiveImportCommand, ArchiveImportEvent> = {
  events: archiveImportEvents,
  initial: { begun: null, done: 0, entered: 0, persons: [], undo: 'none' },
  decide,
  evolve,
};
