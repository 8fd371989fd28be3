import { describe, expect, it } from 'vitest';
import type { EntryRow } from './entry-row.ts';
import { found, isMovable, listed, moveBy, moveOnto, retiredOf } from './listed.ts';

const row = (code: string, place: string, over: Partial<EntryRow> = {}): EntryRow => ({
  kind: 'colours',
  code,
  institutionId: null,
  nameZh: code,
  nameEn: code,
  sound: code,
  value: {},
  parent: null,
  place,
  edition: 1,
  retired: false,
  changedAt: '2026-03-02T01:30:00.000Z',
  changedBy: 'staff-cityadmin',
  ...over,
});
const red = row('red', 'i', { nameZh: '红色', nameEn: 'Red', sound: 'hongse hs' });
const blue = row('blue', 'j');
const green = row('green', 'k');
const mine = (code: string, place: string, over: Partial<EntryRow> = {}) => row(code, place, { institutionId: 'clinic-1', ...over });
const shown = (entries: ReturnType<typeof listed>) => entries.map((one) => `${'·'.repeat(one.depth)}${one.row.code} ${one.origin}`);

describe('a list as it is in force', () => {
  it('is the city’s in its order, without what is retired', () => {
    const rows = [green, red, { ...blue, retired: true }];
    expect(shown(listed(rows, null))).toEqual(['red city', 'green city']);
    expect(retiredOf(rows, null).map(({ code }) => code)).toEqual(['blue']);
  });

  it('of an institution has its own in the place of the city’s, then what only it has', () =>
    expect(
      shown(
        listed(
          [red, blue, mine('blue', 'z'), mine('gold', 'b'), mine('ash', 'a'), row('x', 'a', { institutionId: 'clinic-2' })],
          'clinic-1',
        ),
      ),
    ).toEqual(['red city', 'blue instead', 'ash own', 'gold own']));

  it('is a tree where entries stand below others', () =>
    expect(shown(listed([red, row('rose', 'b', { parent: 'red' }), blue], null))).toEqual(['red city', '·rose city', 'blue city']));

  it('is searched by name, pinyin, initials and code', () => {
    const entries = listed([red, blue], null);
    for (const typed of ['红', 'hongse', 'hs', 'RED', ' ｒｅｄ ']) expect(shown(found(entries, typed))).toEqual(['red city']);
    expect(found(entries, 'pink')).toEqual([]);
  });
});

describe('an entry that is moved', () => {
  const entries = listed([red, blue, green], null);
  const [first, second, third] = entries as [(typeof entries)[0], (typeof entries)[0], (typeof entries)[0]];

  it('goes one place up or down, and no further than its list', () => {
    expect(moveBy(entries, second, -1)).toEqual({ code: 'blue', parent: null, before: 'red' });
    expect(moveBy(entries, first, 1)).toEqual({ code: 'red', parent: null, before: 'green' });
    expect(moveBy(entries, second, 1)).toEqual({ code: 'blue', parent: null, before: null });
    expect([moveBy(entries, first, -1), moveBy(entries, third, 1)]).toEqual([null, null]);
  });

  it('takes the place of the one it is dropped on', () => {
    expect(moveOnto(entries, third, first)).toEqual({ code: 'green', parent: null, before: 'red' });
    expect(moveOnto(entries, first, third)).toEqual({ code: 'red', parent: null, before: null });
    expect(moveOnto(entries, first, first)).toBeNull();
  });

  it('is its own list’s: what stands in the city’s place stays there', () => {
    const ofClinic = listed([red, mine('red', 'i'), blue, mine('gold', 'j')], 'clinic-1');
    expect(ofClinic.map((entry) => isMovable(entry, 'clinic-1'))).toEqual([false, false, true]);
  });
});
