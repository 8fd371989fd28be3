import type { RegisterEvent } from './events.ts';

export type EntryValue = Readonly<Record<string, unknown>>;

/** One entry of one list, with every value it has had: `editions[n - 1]` is edition n, the last is in force. */
export interface Entry<Value = EntryValue> {
  readonly code: string;
  readonly editions: readonly Value[];
  readonly parent: string | null;
  readonly place: string;
  readonly retired: boolean;
}

/** One kind's entries of one scope, by code. */
export type Entries<Value = EntryValue> = ReadonlyMap<string, Entry<Value>>;

export const noEntries: Entries = new Map();

export const valueOf = <Value>({ editions }: Entry<Value>): Value => editions.at(-1)!;

export const byPlace = (one: { readonly place: string }, other: { readonly place: string }): number => {
  if (one.place === other.place) return 0;
  return one.place < other.place ? -1 : 1;
};

export const siblings = (entries: Entries, parent: string | null): readonly Entry[] =>
  [...entries.values()].filter((entry) => entry.parent === parent).toSorted(byPlace);

const patched = (entries: Entries, code: string, change: (entry: Entry) => Entry): Entries => {
  const entry = entries.get(code);
  return entry ? new Map(entries).set(code, change(entry)) : entries;
};

export const evolveEntries = (entries: Entries, { type, data }: RegisterEvent): Entries => {
  const { code } = data;
  switch (type) {
    case 'EntryAdded':
      return new Map(entries).set(code, { code, editions: [data.value], parent: data.parent, place: data.place, retired: false });
    case 'EntryChanged':
      return patched(entries, code, (entry) => ({ ...entry, editions: [...entry.editions, data.value] }));
    case 'EntryMoved':
      return patched(entries, code, (entry) => ({ ...entry, parent: data.parent, place: data.place }));
    case 'EntryRetired':
      return patched(entries, code, (entry) => ({ ...entry, retired: true }));
    case 'EntryRestored':
      return patched(entries, code, (entry) => ({ ...entry, retired: false }));
  }
};
