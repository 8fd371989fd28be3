import type { ValueIn } from '@healthcert/domain/register';
import { commandMeta, specFor } from '@healthcert/domain/testing';
import { describe, it } from 'vitest';
import { resultForms } from './index.ts';

const { given } = specFor(resultForms.decider);
type Form = ValueIn<typeof resultForms>;
type Field = Form['fields'][number];

const field = (over: Partial<Field> = {}): Field => ({
  code: 'alt',
  name: { zh: '谷丙转氨酶', en: 'ALT' },
  unit: 'U/L',
  ranges: [{ high: 45 }],
  ...over,
});
const choice = (code: string, zh: string, normal: boolean, also?: string[]) => ({
  code,
  name: { zh, en: code },
  normal,
  ...(also && { also }),
});
const add = (...fields: Field[]) => ({
  type: 'ChangeResultForms',
  data: { institutionId: 'clinic-1', changes: [{ add: { code: 'alt', value: { name: { zh: '肝功能', en: 'Liver function' }, fields } } }] },
  meta: commandMeta(),
});
const at = 'changes.0.add.value.fields.0';

describe('an institution’s result form', () => {
  it('is an entry of its own list, known by its item', () =>
    given()
      .when(add(field()))
      .then({
        type: 'EntryAdded',
        data: {
          kind: 'result-forms',
          institutionId: 'clinic-1',
          code: 'alt',
          parent: null,
          place: 'i',
          value: { name: { zh: '肝功能', en: 'Liver function' }, fields: [field()] },
        },
      }));

  it.each<[string, Field[], string, string]>([
    ['a field twice', [field(), field()], 'FieldRepeated', 'changes.0.add.value.fields.1.code'],
    [
      'a normal choice that suspects a disease',
      [field({ kind: 'choice', ranges: [], choices: [{ ...choice('neg', '阴性', true), suspects: 'typhoid' }] })],
      'NormalSuspects',
      `${at}.choices`,
    ],
    ['a choice without choices', [field({ kind: 'choice' })], 'ChoicesMissing', `${at}.choices`],
    [
      'choices of which none is normal',
      [field({ kind: 'choice', choices: [choice('positive', '阳性', false)] })],
      'NoNormalChoice',
      `${at}.choices`,
    ],
    [
      'two choices that are written alike',
      [field({ kind: 'choice', choices: [choice('negative', '阴性', true, ['-']), choice('minus', '－', true)] })],
      'ChoiceAmbiguous',
      `${at}.choices`,
    ],
    ['reference values that leave out women', [field({ ranges: [{ sex: 'male', high: 50 }] })], 'RangeGap', `${at}.ranges`],
    [
      'reference values with a gap of age',
      [
        field({
          ranges: [
            { toAge: 39, high: 50 },
            { fromAge: 41, high: 60 },
          ],
        }),
      ],
      'RangeGap',
      `${at}.ranges`,
    ],
    [
      'a normal default that is no choice',
      [field({ kind: 'choice', choices: [choice('negative', '阴性', true)], normal: 'none' })],
      'NormalUnknown',
      `${at}.normal`,
    ],
    ['hepatitis B by name', [field({ name: { zh: '乙肝表面抗原', en: 'x' } })], 'ProhibitedTest', `${at}.name.zh`],
    ['hepatitis B by LOINC', [field({ loinc: '5196-1' })], 'ProhibitedTest', `${at}.loinc`],
  ])('refuses %s', (_what, fields, code, blamed) =>
    given()
      .when(add(...fields))
      .thenRejects(code, blamed),
  );
});
