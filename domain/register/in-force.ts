import { byPlace, valueOf, type Entries, type Entry } from './entries.ts';

/** Which entry of which list, and which of its editions: what a decision refers to, so that it can be counted again. */
export interface EditionRef {
  /** Null: the city's. */
  readonly institutionId: string | null;
  readonly code: string;
  readonly edition: number;
}

/** An entry as it is in force for an institution. */
export interface EntryInForce<Value> extends EditionRef {
  readonly value: Value;
  readonly parent: string | null;
}

const inForce = <Value>(institutionId: string | null, entry: Entry<Value>): EntryInForce<Value> => ({
  institutionId,
  code: entry.code,
  edition: entry.editions.length,
  value: valueOf(entry),
  parent: entry.parent,
});

const inUse = <Value>(entries: Entries<Value>): readonly Entry<Value>[] =>
  [...entries.values()].filter(({ retired }) => !retired).toSorted(byPlace);

/**
 * The list of an institution: the city's, each entry replaced by the institution's of the same code, then those that
 * only the institution has. An institution's entry that is retired gives way to the city's.
 */
export const entriesInForce = <Value>(
  ofCity: Entries<Value>,
  own: { readonly institutionId: string; readonly entries: Entries<Value> } | null = null,
): readonly EntryInForce<Value>[] => {
  const mine = own ? inUse(own.entries) : [];
  const replaced = new Map(mine.map((entry) => [entry.code, entry]));
  const shared = inUse(ofCity);
  const cityCodes = new Set(shared.map(({ code }) => code));
  return [
    ...shared.map((entry) => {
      const instead = replaced.get(entry.code);
      return own && instead ? inForce(own.institutionId, instead) : inForce(null, entry);
    }),
    ...mine.flatMap((entry) => (own && !cityCodes.has(entry.code) ? [inForce(own.institutionId, entry)] : [])),
  ];
};
