import { describe, expect, it } from 'vitest';
import { allNormal, emptyEntry, lackOf, numberOf, resultOf, toggled, withSite, withValue } from './entry.ts';

const skin = {
  code: 'skin',
  findings: [
    { code: 'normal', normal: true, sited: false },
    { code: 'tineaManus', normal: false, sited: true },
    { code: 'handEczema', normal: false, sited: true },
  ],
  fields: [],
};
const alt = { code: 'alt', findings: [], fields: [{ code: 'alt', kind: 'number' }] };
const codes = (entry: typeof emptyEntry) => entry.findings.map(({ code }) => code);

describe('findings of an item', () => {
  it('are several', () =>
    expect(codes(toggled(skin, toggled(skin, emptyEntry, 'tineaManus'), 'handEczema'))).toEqual(['tineaManus', 'handEczema']));

  it('give way to an all-clear', () => expect(codes(toggled(skin, toggled(skin, emptyEntry, 'tineaManus'), 'normal'))).toEqual(['normal']));

  it('end an all-clear', () => expect(codes(toggled(skin, toggled(skin, emptyEntry, 'normal'), 'tineaManus'))).toEqual(['tineaManus']));

  it('are taken back by the same key', () => expect(codes(toggled(skin, toggled(skin, emptyEntry, 'normal'), 'normal'))).toEqual([]));

  it('on the body want a site', () => {
    const found = toggled(skin, emptyEntry, 'tineaManus');
    expect([lackOf(skin, found), lackOf(skin, withSite(found, 'tineaManus', ' 右手 '))]).toEqual(['site', null]);
  });
});

describe('measured values', () => {
  it.each([
    ['42', 42],
    [' 4.2 ', 4.2],
    ['4,2', null],
    ['＞１０００', 1000],
    ['４２', 42],
    ['', null],
    ['4.', null],
    ['high', null],
  ])('typed as "%s" are %s', (typed, value) => expect(numberOf(typed)).toBe(value));

  it('are missing until they are numbers', () =>
    expect([lackOf(alt, emptyEntry), lackOf(alt, withValue(emptyEntry, 'alt', '38'))]).toEqual(['value', null]));

  it('are sent as they were typed, without an empty remark', () =>
    expect(resultOf(alt, withValue(emptyEntry, 'alt', '38'))).toEqual({
      item: 'alt',
      findings: [],
      values: [{ field: 'alt', text: '38' }],
      remark: null,
    }));
});

describe('all normal in one key', () => {
  it('fills what has an all-clear and leaves what must be measured', () => {
    const filled = allNormal([skin, alt], {});
    expect(Object.keys(filled)).toEqual(['skin']);
    expect(codes(filled['skin']!)).toEqual(['normal']);
  });

  it('does not overwrite what was found', () => {
    const found = { skin: toggled(skin, emptyEntry, 'tineaManus') };
    expect(allNormal([skin], found)).toEqual(found);
  });
});
