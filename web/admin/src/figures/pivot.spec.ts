import { describe, expect, it } from 'vitest';
import { changeOf, detailsOf, flat, rowsOf, treeOf, type Sum } from './pivot.ts';

const sum = (key: string, measure: string, count: number, undone = 0, detail = ''): Sum => ({
  keys: [key],
  measure,
  detail,
  count,
  undone,
});

const sums = [
  sum('a', 'registered', 5, 1),
  sum('b', 'registered', 2),
  sum('a', 'concluded', 3, 1, 'fit'),
  sum('a', 'concluded', 2, 0, 'unfit'),
  sum('a', 'examined', 4, 0, 'alt'),
  sum('b', 'examined', 6, 0, 'skin'),
];

describe('the table of figures', () => {
  it('shows what stands, or what happened', () => {
    expect(rowsOf(sums, 'net').get('a')).toMatchObject({ registered: 4, concluded: 4, unfit: 2, examined: 4, issued: 0 });
    expect(rowsOf(sums, 'gross').get('a')).toMatchObject({ registered: 5, concluded: 5, unfit: 2 });
  });

  it('has a measure by its details, the most first', () =>
    expect(detailsOf(sums, 'examined', 'net')).toEqual([
      ['skin', 6],
      ['alt', 4],
    ]));

  it('sums institutions up the tree, without those that have nothing', () => {
    const places = [
      { institutionId: 'city', parentId: null },
      { institutionId: 'north', parentId: 'city' },
      { institutionId: 'south', parentId: 'city' },
      { institutionId: 'a', parentId: 'north' },
      { institutionId: 'b', parentId: 'south' },
      { institutionId: 'c', parentId: 'south' },
    ];
    const rows = flat(treeOf(rowsOf([...sums, sum('gone', 'registered', 1)], 'net'), places));
    expect(rows.map(({ key, depth, numbers }) => [key, depth, numbers.registered])).toEqual([
      ['city', 0, 6],
      ['a', 1, 4],
      ['b', 1, 2],
      ['gone', 0, 1],
    ]);
  });

  it('says how much more than before, where there was something', () =>
    expect([changeOf(6, 4), changeOf(0, 4), changeOf(3, 0)]).toEqual([0.5, -1, null]));
});
