/** What one source gave, newest first, with the way to what comes after each. */
export interface Source<Entry> {
  readonly entries: readonly Entry[];
  readonly cursors: readonly string[];
}

export interface Merged<Entry> {
  readonly entries: readonly Entry[];
  /** For each source, where its next page begins: after its last entry that was taken; null: nothing was taken yet. */
  readonly after: readonly (string | null)[];
  readonly more: boolean;
}

/**
 * The newest of several sources, each in its own order, at most `first` of them. Each entry of a source is taken in turn, so
 * that paging misses none, also where a clock went back.
 */
export const mergeNewest = <Entry extends { readonly at: string }>(
  sources: readonly Source<Entry>[],
  before: readonly (string | null)[],
  first: number,
): Merged<Entry> => {
  const taken = sources.map(() => 0);
  const entries: Entry[] = [];
  const next = (): number =>
    sources.reduce((best, { entries: of }, n) => {
      const candidate = of[taken[n]!];
      const leading = sources[best]?.entries[taken[best]!];
      return candidate && (!leading || candidate.at > leading.at) ? n : best;
    }, -1);
  for (let n = next(); n >= 0 && entries.length < first; n = next()) entries.push(sources[n]!.entries[taken[n]!++]!);
  return {
    entries,
    after: sources.map(({ cursors }, n) => (taken[n]! > 0 ? cursors[taken[n]! - 1]! : (before[n] ?? null))),
    more: next() >= 0,
  };
};
