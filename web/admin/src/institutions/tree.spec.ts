import { describe, expect, it } from 'vitest';
import type { Institution } from './queries.ts';
import { countyOf, isWanted, licenceEndsIn, subtreeOf, treeOf, withAncestors, type Branch } from './tree.ts';

const row = (institutionId: string, parentId: string | null, over: Partial<Institution> = {}) =>
  ({
    institutionId,
    parentId,
    name: institutionId,
    sound: '',
    code: institutionId,
    kind: 'authority',
    enabled: true,
    ...over,
  }) as Institution;
const rows = [
  row('city', null, { level: 'city' }),
  row('east', 'city', { level: 'county' }),
  row('clinic', 'east', {
    kind: 'clinic',
    level: 'township',
    name: '琅琊示例中心',
    sound: 'langyashilizhongxin lyslzx',
    admission: 'applied',
  }),
  row('west', 'city', { level: 'county' }),
];
const named = (branches: readonly Branch[]): unknown =>
  branches.map(({ row: { institutionId }, children }) => [institutionId, named(children)]);

describe('the tree of institutions', () => {
  it('stands below its root', () =>
    expect(named(treeOf(rows))).toEqual([
      [
        'city',
        [
          ['east', [['clinic', []]]],
          ['west', []],
        ],
      ],
    ]));
  it('loses nothing whose parent is not shown', () => expect(named(treeOf([rows[2]!]))).toEqual([['clinic', []]]));
  it('tells what stands below one, and which county above', () => {
    expect([...subtreeOf(rows, 'east')]).toEqual(['east', 'clinic']);
    const byId = new Map(rows.map((one) => [one.institutionId, one]));
    expect([countyOf(byId, 'clinic')?.institutionId, countyOf(byId, 'city')]).toEqual(['east', null]);
  });
  it.each([
    ['示例', true],
    ['lysl', true],
    ['langyashi', true],
    ['西湖', false],
  ])('finds a name by its words, pinyin and initials: %s', (text, found) =>
    expect(isWanted({ text, kind: '', admission: '' }, rows[2]!)).toBe(found),
  );
  it('finds by kind and standing, and shows where what is found stands', () => {
    const wanted = rows.filter((one) => isWanted({ text: '', kind: 'clinic', admission: 'applied' }, one));
    expect(withAncestors(rows, wanted).map(({ institutionId }) => institutionId)).toEqual(['city', 'east', 'clinic']);
  });
  it('tells of licences that end soon or have ended', () => {
    const until = (licenceUntil: string) => licenceEndsIn(row('x', null, { licenceUntil, admission: 'admitted' }), '2026-11-21', 60);
    expect([until('2026-12-21'), until('2026-11-20'), until('2027-06-30')]).toEqual([30, -1, null]);
  });
});
