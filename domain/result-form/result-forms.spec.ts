import type { ValueIn } from '@healthcert/domain/register';
import { commandMeta, specFor } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { dictionariesNamed, resultForms, withDictionaries } from './index.ts';

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
    [
      'choices beside those of a dictionary',
      [field({ kind: 'choice', ranges: [], dictionary: 'own.positions', choices: [choice('pa', '后前位', true)] })],
      'ChoicesBesideDictionary',
      `${at}.choices`,
    ],
    ['a dictionary of a number', [field({ dictionary: 'own.positions' })], 'DictionaryOfNoChoice', `${at}.dictionary`],
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

describe('a field that chooses from a dictionary (A3, A5)', () => {
  const position = field({ code: 'position', kind: 'choice', unit: '', ranges: [], dictionary: 'own.positions', normal: 'pa' });
  const entry = (code: string, zh: string, place: string, retired = false) =>
    [code, { code, editions: [{ name: { zh, en: code } }], parent: null, place, retired }] as const;
  const words = new Map([['own.positions', new Map([entry('la', '侧位', 'm', true), entry('pa', '后前位', 'c')])]]);

  it('is kept with the dictionary that it names', () => {
    given()
      .when(add(position))
      .then(expect.objectContaining({ type: 'EntryAdded' }));
    expect(dictionariesNamed({ fields: [field(), position] })).toEqual([{ kind: 'own.positions', normal: 'pa', path: 'fields.1' }]);
  });

  it('offers its words in their order, none of them judged; what was retired keeps its word', () =>
    expect(withDictionaries({ fields: [field(), position] }, words).fields).toEqual([
      field(),
      {
        ...position,
        choices: [
          { code: 'pa', name: { zh: '后前位', en: 'pa' }, normal: true },
          { code: 'la', name: { zh: '侧位', en: 'la' }, normal: true, retired: true },
        ],
      },
    ]));
});
