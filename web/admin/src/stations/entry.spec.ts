import { describe, expect, it } from 'vitest';
import {
  allNormal,
  emptyEntry,
  emptyRow,
  entryOf,
  lackOf,
  numberOf,
  resultOf,
  sometime,
  toggled,
  withHistory,
  withSite,
  withValue,
} from './entry.ts';
import { withHow } from './entry-how.ts';

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

describe('an X-ray (A8)', () => {
  const xray = {
    code: 'chestXray',
    findings: [
      { code: 'normal', normal: true, sited: false },
      { code: 'oldLesion', normal: false, sited: false },
    ],
    fields: [
      { code: 'method', kind: 'choice', normal: 'film', choices: [{ normal: true }, { normal: true }] },
      { code: 'impression', kind: 'text', normal: '双肺野清晰', optional: true },
      { code: 'filmNumber', kind: 'text', optional: true },
    ],
  };

  it('is normal in one key: film, with the usual impression', () =>
    expect(allNormal([xray], {})['chestXray']).toMatchObject({
      findings: [{ code: 'normal' }],
      values: { method: 'film', impression: '双肺野清晰' },
    }));

  it('is by film with the first thing that is said of it, unless that is how it was taken', () => {
    const found = withHow(xray, emptyEntry, toggled(xray, emptyEntry, 'oldLesion'));
    expect(found.values).toEqual({ method: 'film' });
    expect(withHow(xray, emptyEntry, withValue(emptyEntry, 'method', 'fluoroscopy')).values).toEqual({ method: 'fluoroscopy' });
    expect(withHow(xray, found, toggled(xray, found, 'oldLesion'))).toEqual(emptyEntry);
    const byFluoroscopy = withValue(found, 'method', 'fluoroscopy');
    expect(withHow(xray, byFluoroscopy, toggled(xray, byFluoroscopy, 'oldLesion')).values).toEqual({ method: 'fluoroscopy' });
  });

  it('that shows something is given no clear impression by that key, only how it was taken', () => {
    const found = toggled(xray, emptyEntry, 'oldLesion');
    expect(lackOf(xray, found)).toBe('value');
    const filled = allNormal([xray], { chestXray: found })['chestXray']!;
    expect([codes(filled), filled.values, lackOf(xray, filled)]).toEqual([['oldLesion'], { method: 'film' }, null]);
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

describe('the history of the interview (A8)', () => {
  const interview = {
    code: 'history',
    findings: [
      { code: 'none', normal: true, sited: false },
      { code: 'typhoidHistory', normal: false, sited: false },
      { code: 'tuberculosisHistory', normal: false, sited: false },
      { code: 'otherHistory', normal: false, sited: false },
    ],
    fields: [],
  };
  const row = (disease: string, since = '') => ({ ...emptyRow, disease, since });

  it('ticks the finding that says the same, and ends an all-clear', () => {
    const clear = toggled(interview, emptyEntry, 'none');
    const told = withHistory(interview, clear, [row('pulmonaryTuberculosis', '2015'), row('typhoid')]);
    expect(codes(told)).toEqual(['tuberculosisHistory', 'typhoidHistory']);
    expect(codes(withHistory(interview, clear, [row('unheardOf')]))).toEqual(['none']);
  });

  it('is not overwritten by an all-clear, and is sent without blank rows', () => {
    const told = withHistory(interview, emptyEntry, [row('unheardOf', '2015.3'), emptyRow]);
    expect(codes(allNormal([interview], { history: told })['history']!)).toEqual([]);
    expect(resultOf(interview, told).history).toEqual([
      { disease: 'unheardOf', since: '2015-03', cured: null, curedSince: null, remark: null },
    ]);
  });

  it.each([
    [[row('', '2015')], 'disease'],
    [[row('typhoid', '15年')], 'since'],
    [[row('unheardOf')], 'finding'],
    [[row('typhoid', '2015')], null],
  ])('%j lacks %s', (rows, lack) => expect(lackOf(interview, withHistory(interview, emptyEntry, rows))).toBe(lack));

  it.each([
    ['2019', '2019'],
    ['2019-5', '2019-05'],
    ['２０１９．５．２', '2019-05-02'],
    ['2019年5月', '2019-05'],
    ['', ''],
    ['19', null],
    ['2019-13', null],
    ['很久以前', null],
  ])('"%s" is the time %s', (typed, time) => expect(sometime(typed)).toBe(time));
});

describe('the normal defaults of a form', () => {
  const film = {
    code: 'chestXray',
    findings: [{ code: 'normal', normal: true, sited: false }],
    fields: [
      { code: 'method', kind: 'choice', normal: 'film' },
      { code: 'dose', kind: 'number', normal: '3' },
    ],
  };

  it('are filled in, but never a number', () =>
    expect(allNormal([film], {})['chestXray']).toMatchObject({ findings: [{ code: 'normal' }], values: { method: 'film' } }));

  it('leave what was chosen', () =>
    expect(allNormal([film], { chestXray: withValue(emptyEntry, 'method', 'fluoroscopy') })['chestXray']?.values).toEqual({
      method: 'fluoroscopy',
    }));
});

describe('a correction', () => {
  it('starts from what was typed', () =>
    expect(
      entryOf({
        values: [
          { field: 'alt', value: 1000, text: '＞1000' },
          { field: 'kind', value: null, choice: 'film', text: '胶片' },
          { field: 'old', value: 7 },
        ],
        history: [{ disease: 'typhoid', since: '2015', cured: true }],
      }),
    ).toMatchObject({
      values: { alt: '＞1000', kind: 'film', old: '7' },
      history: [{ disease: 'typhoid', since: '2015', cured: 'yes', curedSince: '', remark: '' }],
    }));
});
