import { describe, expect, it } from 'vitest';
import { specFor } from '../testing/index.ts';
import { fc, test } from '@fast-check/vitest';
import * as the from './fixtures.ts';
import { formNumberOf, lateEntryFrom, paperFormDecider, readFormNumber } from './index.ts';

const { given, stateAfter } = specFor(paperFormDecider);
const other = '0192f0c1-0000-7000-8000-000000000002';
const first = formNumberOf(1);

describe('blank forms (I8)', () => {
  it('are numbered from one', () => given().when(the.numberForms()).then(the.numbered()));
  it('go on from the last number of the city, whoever had it', () =>
    given(the.numbered())
      .when(the.numberForms({ institutionId: 'clinic-2', batchId: other, count: 10 }))
      .then(the.numbered({ institutionId: 'clinic-2', batchId: other, from: 51, to: 60 })));
  it('are not numbered twice for one run', () => given(the.numbered()).when(the.numberForms()).thenNothing());

  it('are voided', () => given(the.numbered()).when(the.voidForm(first)).then(the.voided(first)));
  it('stay void', () => given(the.numbered(), the.voided(first)).when(the.voidForm(first)).thenNothing());
  it('of another clinic are not voided', () =>
    given(the.numbered()).when(the.voidForm(first, 'clinic-2')).thenRejects('FormOfAnother', 'number'));
  it('that were never made are not voided', () =>
    given(the.numbered())
      .when(the.voidForm(formNumberOf(51)))
      .thenRejects('FormUnknown', 'number'));
  it('are known by their check digit', () =>
    given(the.numbered()).when(the.voidForm('B000000011')).thenRejects('FormNumberMistyped', 'number'));
});

describe('a form’s number', () => {
  it('looks like this', () => expect([first, formNumberOf(50)]).toEqual(['B000000013', 'B000000502']));
  test.prop([fc.integer({ min: 1, max: 99_999_999 })])('is read back as it was written', (serial) => {
    expect(readFormNumber(` ${formNumberOf(serial).toLowerCase()} `)).toBe(serial);
  });
  test.prop([fc.integer({ min: 1, max: 99_999_999 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })])(
    'with one wrong digit is none',
    (serial, at, by) => {
      const number = formNumberOf(serial);
      const wrong = number.slice(0, at) + String((Number(number[at]) + by) % 10) + number.slice(at + 1);
      expect(readFormNumber(wrong)).toBeNull();
    },
  );
});

describe('a day on paper', () => {
  const forms = stateAfter(the.numbered(), the.voided(formNumberOf(2)));
  const enter = (formNumber: string, occurredAt: string, now = '2026-03-03T02:00:00.000Z', institutionId = the.clinic): string =>
    lateEntryFrom(forms, { formNumber, occurredAt }, { institutionId, programmeId: 'food-handler' }, now, 31);
  const codeOf = (act: () => unknown): unknown => {
    try {
      return act();
    } catch (error) {
      const { code, field } = error as { code: string; field: string };
      return [code, field];
    }
  };

  it('is entered with the true time', () => expect(enter('b00000001 3', '2026-03-02T02:00:00.000Z')).toBe(first));
  it('may be the day of the form itself, reckoned in China', () => expect(enter(first, '2026-02-28T16:00:00.000Z')).toBe(first));

  it.each([
    ['a mistyped number', 'B000000014', '2026-03-02T02:00:00.000Z', 'FormNumberMistyped', 'paper.formNumber'],
    ['a number that was never made', formNumberOf(77), '2026-03-02T02:00:00.000Z', 'FormUnknown', 'paper.formNumber'],
    ['a void form', formNumberOf(2), '2026-03-02T02:00:00.000Z', 'FormVoided', 'paper.formNumber'],
    ['a day before the form', first, '2026-02-28T15:59:59.000Z', 'BeforeForm', 'paper.occurredAt'],
    ['a time to come', first, '2026-03-03T02:00:01.000Z', 'LaterThanNow', 'paper.occurredAt'],
  ])('is refused for %s', (_what, number, at, code, field) => expect(codeOf(() => enter(number, at))).toEqual([code, field]));
  it('is refused at another clinic', () =>
    expect(codeOf(() => enter(first, '2026-03-02T02:00:00.000Z', undefined, 'clinic-2'))).toEqual(['FormOfAnother', 'paper.formNumber']));
  it('is refused under another programme than the form’s, unless that is known', () => {
    const place = { institutionId: the.clinic, programmeId: 'public-place' };
    const late = { formNumber: first, occurredAt: '2026-03-02T02:00:00.000Z' };
    expect(codeOf(() => lateEntryFrom(forms, late, place, '2026-03-03T02:00:00.000Z', 31))).toEqual([
      'FormOfOtherProgramme',
      'programmeId',
    ]);
    expect(lateEntryFrom(forms, { ...late, otherProgramme: true }, place, '2026-03-03T02:00:00.000Z', 31)).toBe(first);
  });
  it('is refused after a month', () =>
    expect(codeOf(() => enter(first, '2026-03-02T02:00:00.000Z', '2026-04-02T02:00:01.000Z'))).toEqual(['TooLongAgo', 'paper.occurredAt']));
});
