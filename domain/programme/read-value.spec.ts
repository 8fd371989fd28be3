import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { readValue } from './read-value.ts';
import { standingOf, type FieldChoice, type ResultField } from './result-field.ts';

const sign = (code: string, zh: string, normal: boolean, ...also: string[]): FieldChoice => ({
  code,
  name: { zh, en: code },
  normal,
  also,
});
const choices = [
  sign('negative', '阴性', true, '-', 'neg'),
  sign('positive', '阳性', false, '+', 'pos'),
  sign('weak', '弱阳性', false, '±', '+-'),
];
const field = (over: Partial<ResultField> = {}): ResultField => ({
  code: 'f',
  name: { zh: '指标', en: 'F' },
  unit: 'U/L',
  ranges: [],
  ...over,
});
const number = field();
const choice = field({ kind: 'choice', choices });
const titre = field({ kind: 'titre', unit: '', choices });

describe('a typed value', () => {
  it.each<[ResultField, string, object]>([
    [number, '51', { value: 51 }],
    [number, ' ５１．５ ', { value: 51.5 }],
    [number, '>1000', { value: 1000, bound: '>' }],
    [number, '＞ 1000', { value: 1000, bound: '>' }],
    [number, '<=0.5', { value: 0.5, bound: '≤' }],
    [number, '35.2 U/L', { value: 35.2 }],
    [number, '35.2u/l', { value: 35.2 }],
    [number, '−3', { value: -3 }],
    [choice, '阴性(-)', { value: null, choice: 'negative' }],
    [choice, '阴性（－）', { value: null, choice: 'negative' }],
    [choice, '(+)', { value: null, choice: 'positive' }],
    [choice, 'Positive', { value: null, choice: 'positive' }],
    [choice, '±', { value: null, choice: 'weak' }],
    [titre, '1：20', { value: 20 }],
    [titre, '<1:80', { value: 80, bound: '<' }],
    [titre, '阴性', { value: null, choice: 'negative' }],
    [field({ kind: 'text' }), '见 脓 球', { value: null }],
  ])('$kind: "%s" is understood', (of, typed, expected) =>
    expect(readValue(of, typed)).toEqual({ read: { ...expected, text: typed.trim() } }),
  );

  it.each<[ResultField, string, string]>([
    [number, '', 'ValueMissing'],
    [number, '　', 'ValueMissing'],
    [number, '1,000', 'NotANumber'],
    [number, '5-10', 'NotANumber'],
    [number, '1e3', 'NotANumber'],
    [number, '51 mg', 'NotANumber'],
    [number, '5 1', 'NotANumber'],
    [number, '.5', 'NotANumber'],
    [number, '51↑', 'NotANumber'],
    [number, '阴性', 'NotANumber'],
    [number, '>>5', 'NotANumber'],
    [choice, '阴性(+)', 'NoSuchChoice'],
    [choice, '阴', 'NoSuchChoice'],
    [choice, '++', 'NoSuchChoice'],
    [titre, '2:20', 'NotATitre'],
    [titre, '1:020', 'NotATitre'],
    [titre, '20', 'NotATitre'],
  ])('"$1" is refused, not guessed', (of, typed, problem) => expect(readValue(of, typed)).toEqual({ problem }));

  const wide = (text: string): string =>
    Array.from(text, (c) => (c > ' ' && c <= '~' ? String.fromCodePoint(c.codePointAt(0)! + 0xfee0) : c)).join('');

  test.prop([fc.double({ min: 0, max: 1e9, noNaN: true }).map((n) => Number(n.toFixed(3)))])(
    'is the number that it says, in digits of any width',
    (n) => {
      for (const typed of [String(n), wide(String(n)), ` ${n} `]) expect(readValue(number, typed)).toMatchObject({ read: { value: n } });
    },
  );

  test.prop([fc.string()])('is either refused, or its digits are all of it', (typed) => {
    const result = readValue(number, typed);
    if ('read' in result)
      expect(
        typed
          .normalize('NFKC')
          .replaceAll(/[\s<>=≤≥]|u\/l/gi, '')
          .replaceAll(/[−–—]/g, '-'),
      ).toBe(
        String(result.read.text)
          .normalize('NFKC')
          .replaceAll(/[\s<>=≤≥]|u\/l/gi, '')
          .replaceAll(/[−–—]/g, '-'),
      );
    else expect(result.problem).toMatch(/ValueMissing|NotANumber/);
  });
});

describe('where a value lies', () => {
  const alt = field({
    ranges: [
      { sex: 'male', fromAge: 60, low: 9, high: 60 },
      { sex: 'male', low: 9, high: 50 },
      { sex: 'female', low: 7, high: 40 },
    ],
  });
  it.each([
    [55, 'male', 30, 'above'],
    [55, 'male', 60, 'within'],
    [55, 'male', undefined, 'above'],
    [45, 'female', 70, 'above'],
    [7, 'female', 20, 'within'],
    [6.9, 'female', 20, 'below'],
  ] as const)('%d of a %s of %s is %s', (value, sex, age, standing) => expect(standingOf(alt, { value }, { sex, age })).toBe(standing));

  it.each([
    ['>', 1000, 'above'],
    ['>', 50, 'above'],
    ['≥', 50, 'undecided'],
    ['>', 30, 'undecided'],
    ['<', 9, 'below'],
    ['≤', 9, 'undecided'],
    ['<', 30, 'undecided'],
  ] as const)('%s%d tells as much as it can: %s', (bound, value, standing) =>
    expect(standingOf(alt, { value, bound }, { sex: 'male', age: 30 })).toBe(standing),
  );

  it('below a limit is within where nothing is too low', () =>
    expect(standingOf(field({ ranges: [{ high: 10 }] }), { value: 5, bound: '<' }, { sex: 'male' })).toBe('within'));

  it('of a choice is as the choice says', () =>
    expect(['negative', 'weak'].map((code) => standingOf(choice, { value: null, choice: code }, { sex: 'male' }))).toEqual([
      'within',
      'abnormal',
    ]));
});
