import { withForms, type Programme, type ResultField } from '@healthcert/domain/programme';
import { describe, expect, it } from 'vitest';
import { specFor } from '../testing/index.ts';
import { caseDecider } from './decider.ts';
import * as the from './fixtures/index.ts';

const ref = { institutionId: 'clinic-1', edition: 3 };
const field = (over: Partial<ResultField> = {}): ResultField => ({
  code: 'alt',
  name: { zh: '谷丙转氨酶', en: 'ALT' },
  unit: 'U/L',
  ranges: [
    { sex: 'male', fromAge: 36, high: 60 },
    { sex: 'male', high: 45 },
    { sex: 'female', high: 35 },
  ],
  ...over,
});
const under = (...fields: readonly ResultField[]): Programme =>
  withForms(the.smallProgramme, (item) => (item === 'alt' ? { ref, form: { fields } } : null));

const { given } = specFor(caseDecider, under(field()));
const present = [the.registered(), the.arrived()];
const alt = (values: { field: string; value?: number; text?: string }[]) => the.recordResult({ item: 'alt', findings: [], values });
const recorded = (value: object, abnormal: boolean) =>
  the.resultRecorded({
    item: 'alt',
    station: 'laboratory',
    pendingStations: ['skin', 'radiology', 'laboratory'],
    form: ref,
    abnormal,
    clinical: { findings: [], values: [{ field: 'alt', value: 0, ...value }], remark: null },
  });

describe('a result under the institution’s form (A5)', () => {
  it('is judged by the form’s range for sex and age, and names the edition', () => {
    given(...present)
      .when(alt([{ field: 'alt', text: '45' }]))
      .then(recorded({ value: 45, text: '45' }, false));
    given(...present)
      .when(alt([{ field: 'alt', text: '４６' }]))
      .then(recorded({ value: 46, text: '４６' }, true), the.furtherItemsOrdered());
  });

  it('is judged by the age at the examination, not at registration', () => {
    const [born] = present;
    const later = the.at('2026-05-12T03:00:00.000Z');
    const { data } = given(born!, the.arrived())
      .when(the.recordResult({ item: 'alt', findings: [], values: [{ field: 'alt', value: 50 }] }, later))
      .decided()[0]! as { data: object };
    expect(data).toMatchObject({ age: 36, abnormal: false });
  });

  it('keeps a limit as a limit', () =>
    given(...present)
      .when(alt([{ field: 'alt', text: '>1000' }]))
      .then(recorded({ value: 1000, bound: '>', text: '>1000' }, true), the.furtherItemsOrdered()));

  it.each([
    ['words for a number', '阴性', 'NotANumber', 'values.0.text'],
    ['digits that may mean two things', '1,000', 'NotANumber', 'values.0.text'],
    ['nothing', '  ', 'ValueMissing', 'values.0.field'],
    ['a limit that does not tell', '>30', 'ValueUndecided', 'values.0.text'],
  ])('refuses %s', (_what, text, code, at) =>
    given(...present)
      .when(alt([{ field: 'alt', text }]))
      .thenRejects(code, at),
  );

  it('takes choices as they are written, and leads on from one that is not normal', () => {
    const negative = { code: 'negative', name: { zh: '阴性', en: 'Negative' }, normal: true, also: ['-'] };
    const positive = { code: 'positive', name: { zh: '阳性', en: 'Positive' }, normal: false, also: ['+'] };
    const programme = under(field({ kind: 'choice', choices: [negative, positive], ranges: [] }));
    given(...present)
      .under(programme)
      .when(alt([{ field: 'alt', text: '阴性(-)' }]))
      .then(recorded({ value: null, choice: 'negative', text: '阴性(-)' }, false));
    given(...present)
      .under(programme)
      .when(alt([{ field: 'alt', text: '＋' }]))
      .then(recorded({ value: null, choice: 'positive', text: '＋' }, true), the.furtherItemsOrdered());
    given(...present)
      .under(programme)
      .when(alt([{ field: 'alt', value: 3 }]))
      .thenRejects('NoSuchChoice', 'values.0.field');
  });

  it('still asks for the programme’s own fields, since rules rest on them', () =>
    given(...present)
      .under(under(field({ code: 'ast', name: { zh: '谷草转氨酶', en: 'AST' } })))
      .when(alt([{ field: 'ast', value: 20 }]))
      .thenRejects('ValueMissing', 'values'));

  it('takes the same result again without a word, also under a later edition', () =>
    given(...present, recorded({ value: 45 }, false))
      .under(withForms(the.smallProgramme, () => ({ ref: { ...ref, edition: 4 }, form: { fields: [field()] } })))
      .when(alt([{ field: 'alt', value: 45 }]))
      .thenNothing());
});

describe('the history of an interview (A8)', () => {
  const interview: Programme = {
    ...the.smallProgramme,
    items: the.smallProgramme.items.map((item) => (item.code === 'skin' ? { ...item, station: 'interview' } : item)),
  };
  const row = { disease: 'hepatitis', since: '2019-05', cured: true, curedSince: '2020', remark: 'A' };

  it('is kept row by row, sealed with what was found', () =>
    given(...present)
      .under(interview)
      .when(the.recordResult({ history: [row, { disease: 'other' }] }))
      .then(
        the.resultRecorded({
          station: 'interview',
          clinical: {
            findings: [{ code: 'normal', site: null }],
            values: [],
            history: [row, { disease: 'other', since: null, cured: null, curedSince: null, remark: null }],
            remark: null,
          },
        }),
      ));

  it('is no part of other stations, and none of the future', () => {
    given(...present)
      .when(the.recordResult({ history: [row] }))
      .thenRejects('HistoryNeedless', 'history');
    given(...present)
      .under(interview)
      .when(the.recordResult({ history: [row, { ...row, since: '2027' }] }))
      .thenRejects('SinceInFuture', 'history.1.since');
  });
});
