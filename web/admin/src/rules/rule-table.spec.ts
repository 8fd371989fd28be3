import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Item, Rule } from './queries.ts';
import {
  asSent,
  cellOfProblem,
  changedRow,
  conditionCode,
  conditionOf,
  conditionsOf,
  markOf,
  movedRow,
  nextOf,
  rowOfProblem,
  withCopy,
  withNewRow,
  withoutRow,
} from './rule-table.ts';

const text = { zh: '某', en: 'some' };
const items: Item[] = [
  {
    code: 'skin',
    name: text,
    station: 'skin',
    need: 'required',
    findings: [
      { code: 'normal', name: text, normal: true },
      { code: 'purulent', name: text, normal: false },
      { code: 'dry', name: text, normal: false },
    ],
    fields: [],
  },
  {
    code: 'alt',
    name: text,
    station: 'laboratory',
    need: 'required',
    findings: [],
    fields: [{ code: 'alt', name: text, unit: 'U/L', ranges: [] }],
  },
] as unknown as Item[];
const row = (id: string, over: Partial<Rule> = {}): Rule => ({
  id,
  item: 'skin',
  when: { finding: 'purulent' },
  outcome: 'unfit',
  reason: text,
  legalBasis: '依据',
  ...over,
});
const rows = [row('skin.purulent'), row('alt.alt.above', { item: 'alt', when: { field: 'alt', is: 'above' } })];
const published = new Set(rows.map(({ id }) => id));
const ids = (of: readonly Rule[]): string[] => of.map(({ id }) => id);

describe('the table of rules', () => {
  it('offers what an item may come to, but for its all-clear', () => {
    expect(items.map(conditionsOf)).toEqual([
      ['finding:purulent', 'finding:dry', 'refused'],
      ['field:alt:above', 'field:alt:below', 'field:alt:outside', 'refused'],
    ]);
  });
  it.each(['finding:purulent', 'field:alt:below', 'refused'])('reads the choice %s back', (code) =>
    expect(conditionCode({ when: conditionOf(code) })).toBe(code),
  );

  it('adds a row of the same item for what has none, below the one that is looked at', () => {
    const added = withNewRow(rows, 0, items, published);
    expect(ids(added)).toEqual(['skin.purulent', 'skin.dry', 'alt.alt.above']);
    expect(added[1]).toMatchObject({ item: 'skin', when: { finding: 'dry' }, outcome: 'recheck', legalBasis: '依据' });
  });
  it('copies a row under another id', () =>
    expect(ids(withCopy(rows, 0, published))).toEqual(['skin.purulent', 'skin.purulent.2', 'alt.alt.above']));
  it('never gives the id of a published row that was removed to a new one', () =>
    expect(ids(withCopy([row('x')], 0, new Set(['skin.purulent'])))).toEqual(['x', 'skin.purulent.2']));

  it('renames a new row after what it is about, and no published one', () => {
    const added = withNewRow(rows, 0, items, published);
    expect(ids(changedRow(added, 1, { when: { item: 'refused' } }, published))).toEqual(['skin.purulent', 'skin.refused', 'alt.alt.above']);
    expect(ids(changedRow(added, 0, { when: { item: 'refused' } }, published))).toEqual(['skin.purulent', 'skin.dry', 'alt.alt.above']);
  });

  it('moves a row, and leaves it at the edge', () => {
    expect(ids(movedRow(rows, 0, 1))).toEqual(['alt.alt.above', 'skin.purulent']);
    expect(movedRow(rows, 0, -1)).toBe(rows);
    expect(movedRow(rows, 1, 1)).toBe(rows);
  });

  it('marks what is new and what says otherwise', () =>
    expect([row('skin.purulent'), row('skin.purulent', { outcome: 'fit' }), row('y')].map((one) => markOf(one, rows))).toEqual([
      null,
      'changed',
      'added',
    ]));
  it('does not mark a row of which a field was only emptied of nothing', () =>
    expect(markOf(row('skin.purulent', { furtherItems: [], doubt: '' }), rows)).toBeNull());

  it('sends no empty doubt and no empty list', () => {
    const programme = { rules: [row('a', { doubt: ' ', furtherItems: [] }), row('b', { doubt: '存疑', furtherItems: ['alt'] })] };
    expect(asSent(programme as never).rules).toEqual([row('a'), row('b', { doubt: '存疑', furtherItems: ['alt'] })]);
  });

  it.each([
    ['2026-01-01', '2026-11-21', '2026-11-21'],
    ['2027-01-01', '2026-11-21', '2027-01-01'],
  ])('begins after %s, on %s, from %s', (validFrom, today, from) =>
    expect(nextOf({ version: 3, validFrom } as never, today)).toEqual({ version: 4, validFrom: from }),
  );

  it.each([
    ['rules.3.reason.zh', 3],
    ['programme.rules.12', 12],
    ['items.3.findings', null],
    [null, null],
  ])('knows the row of the problem at %s', (field, n) => expect(rowOfProblem(field)).toBe(n));

  it.each([
    ['rules.3.reason.zh', 'reason.zh'],
    ['rules.3.when.field', 'when'],
    ['rules.3', null],
  ])('knows the cell of the problem at %s', (field, cell) => expect(cellOfProblem(field)).toBe(cell));

  test.prop([fc.array(fc.tuple(fc.constantFrom('add', 'copy', 'remove', 'up', 'down'), fc.nat(9)), { maxLength: 30 })])(
    'never has two rows of one id, whatever is done',
    (acts) => {
      let now: readonly Rule[] = rows;
      for (const [act, n] of acts) {
        const at = Math.min(n, now.length - 1);
        if (act === 'add') now = withNewRow(now, at, items, published);
        if (act === 'copy') now = withCopy(now, at, published);
        if (act === 'remove') now = withoutRow(now, at);
        if (act === 'up' || act === 'down') now = movedRow(now, at, act === 'up' ? -1 : 1);
      }
      expect(new Set(ids(now)).size).toBe(now.length);
    },
  );
});
