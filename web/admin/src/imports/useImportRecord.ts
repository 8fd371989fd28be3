import { useSyncExternalStore } from 'react';
import { useDraftKeeper } from '../drafts/DraftProvider.tsx';
import type { DraftKeeper } from '../drafts/draft-keeper.ts';

/** What one line of a file did, and what takes it back. */
export interface Entered<Back> {
  readonly name: string;
  readonly back: Back;
}

/** The last file that was entered into one list by this person, as far as it can still be taken back. */
export interface ImportRecord<Back> {
  readonly file: string;
  /** ISO instant. */
  readonly at: string;
  /** In the order of the file. */
  readonly entered: readonly Entered<Back>[];
}

/** A longer one is known as long as the page stays open: the server keeps no more of what is not saved. In characters. */
const longestKept = 100_000;

/** Of whoever is signed in: their drafts are theirs alone. */
const atHand = new WeakMap<DraftKeeper, Map<string, ImportRecord<unknown>>>();
const recordsOf = (keeper: DraftKeeper): Map<string, ImportRecord<unknown>> => {
  const records = atHand.get(keeper) ?? new Map<string, ImportRecord<unknown>>();
  atHand.set(keeper, records);
  return records;
};
const listeners = new Set<() => void>();
const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const recordOf = (keeper: DraftKeeper, name: string): ImportRecord<unknown> | null =>
  recordsOf(keeper).get(name) ?? (keeper.read(name) as ImportRecord<unknown> | undefined) ?? null;

const write = (keeper: DraftKeeper, name: string, record: ImportRecord<unknown>): void => {
  if (record.entered.length === 0) recordsOf(keeper).delete(name);
  else recordsOf(keeper).set(name, record);
  if (record.entered.length === 0 || JSON.stringify(record).length > longestKept) keeper.remove(name);
  else keeper.write(name, record, true);
  for (const listener of listeners) listener();
};

/** Of one list: what its last import did, written while it goes on, so that one that is broken off can be taken back, too. */
export const useImportRecord = <Back>(list: string) => {
  const keeper = useDraftKeeper();
  const name = `import.${list}`;
  const record = useSyncExternalStore(listen, () => recordOf(keeper, name)) as ImportRecord<Back> | null;
  return {
    record,
    /** Begins anew with another file; the same file, brought again, goes on. */
    add: (file: string, entered: readonly Entered<Back>[]): void => {
      const before = recordOf(keeper, name);
      const same = before?.file === file ? before.entered : [];
      const known = new Set(same.map(({ back }) => JSON.stringify(back)));
      const more = entered.filter(({ back }) => !known.has(JSON.stringify(back)));
      write(keeper, name, { file, at: new Date().toISOString(), entered: [...same, ...more] });
    },
    /** These are taken back. */
    remove: (gone: readonly Entered<Back>[]): void => {
      const before = recordOf(keeper, name);
      if (before) write(keeper, name, { ...before, entered: before.entered.filter((one) => !gone.includes(one as Entered<Back>)) });
    },
    /** It shall stand. */
    forget: (): void => write(keeper, name, { file: '', at: '', entered: [] }),
  };
};
