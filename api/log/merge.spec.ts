import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { mergeNewest } from './merge.ts';

interface Entry {
  readonly id: string;
  readonly at: string;
}

const sourceFrom = (all: readonly Entry[], after: string | null, limit: number) => {
  const entries = all.slice(after === null ? 0 : Number(after), (after === null ? 0 : Number(after)) + limit);
  return { entries, cursors: entries.map((entry) => String(all.indexOf(entry) + 1)) };
};

const someEntries = (name: string) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 })
    .map((times) => times.map((time, n): Entry => ({ id: `${name}${n}`, at: `2026-11-21T00:00:0${time}.000Z` })));

describe('two logs read as one', () => {
  it.prop([someEntries('a'), someEntries('b'), fc.integer({ min: 1, max: 7 })])(
    'miss none and repeat none, whatever the clocks said, page by page',
    (a, b, first) => {
      const read: Entry[] = [];
      let after: readonly (string | null)[] = [null, null];
      for (let more = true; more;) {
        const sources = [sourceFrom(a, after[0]!, first + 1), sourceFrom(b, after[1]!, first + 1)];
        const page = mergeNewest(sources, after, first);
        read.push(...page.entries);
        ({ after, more } = page);
        expect(page.entries.length).toBeLessThanOrEqual(first);
      }
      for (const source of [a, b]) expect(read.filter((entry) => source.includes(entry))).toEqual(source);
      expect(read).toHaveLength(a.length + b.length);
    },
  );

  it('are in the order of time where each is', () => {
    const at = (id: string, second: number) => ({ id, at: `2026-11-21T00:00:0${second}.000Z` });
    const a = [at('a1', 9), at('a2', 4)];
    const b = [at('b1', 7), at('b2', 5), at('b3', 1)];
    const merged = mergeNewest([sourceFrom(a, null, 5), sourceFrom(b, null, 5)], [null, null], 4);
    expect(merged.entries.map(({ id }) => id)).toEqual(['a1', 'b1', 'b2', 'a2']);
    expect(merged).toMatchObject({ after: ['2', '2'], more: true });
  });
});
