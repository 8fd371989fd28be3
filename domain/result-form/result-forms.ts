import { rejections, type Text } from '@healthcert/domain/kernel';
import { resultField, type FieldChoice, type ItemForm, type ResultField } from '@healthcert/domain/programme';
import { byPlace, defineRegister, labelled, name, noEntries, valueOf, words, type Entries } from '@healthcert/domain/register';
import { z } from 'zod';

export const resultFormRefusals = {
  FieldRepeated: { zh: '指标代码“{code}”重复', en: 'The field code "{code}" is used twice' },
  ChoicesMissing: { zh: '“{code}”须有选项', en: '"{code}" needs choices' },
  NoNormalChoice: { zh: '“{code}”没有正常选项', en: '"{code}" has no normal choice' },
  ChoiceAmbiguous: { zh: '“{code}”的两个选项有相同写法', en: 'Two choices of "{code}" are written alike' },
  RangeGap: { zh: '“{code}”的参考值没有包括{sex}{age}岁', en: 'The reference values of "{code}" leave out {sex} aged {age}' },
  NormalSuspects: { zh: '“{code}”的正常选项不能提示传染病', en: 'A normal choice of "{code}" cannot make one suspect a disease' },
  DiseaseUnknown: { zh: '传染病目录中没有“{code}”', en: 'The list of notifiable diseases has no "{code}"' },
  ChoicesBesideDictionary: {
    zh: '“{code}”的选项取自字典，不能另列',
    en: 'The choices of "{code}" are a dictionary’s: list none beside them',
  },
  DictionaryOfNoChoice: { zh: '“{code}”不是选项，不能取自字典', en: '"{code}" is no choice, and takes no dictionary' },
  FieldDictionaryUnknown: { zh: '没有在用的字典“{code}”', en: 'No dictionary "{code}" is in use' },
  NormalUnknown: { zh: '“{code}”的正常默认值不在选项内', en: 'The normal default of "{code}" is none of its choices' },
} as const;

const reject = rejections(resultFormRefusals);

/** Those who may be examined for work; a form that judges some must judge all of them. */
const ages = Array.from({ length: 86 }, (_, n) => n + 14);

const gapOf = ({ ranges }: ResultField) => {
  if (ranges.length === 0) return null;
  for (const sex of ['male', 'female'] as const) {
    for (const age of ages) {
      const row = ranges.find((one) => (one.sex ?? sex) === sex && (one.fromAge ?? 0) <= age && age <= (one.toAge ?? 200));
      if (!row) return { sex, age };
    }
  }
  return null;
};

const spelt = ({ choices = [] }: ResultField): readonly string[] =>
  choices.flatMap(({ code, name: { zh, en }, also = [] }) => [
    ...new Set([code, zh, en, ...also].map((word) => word.normalize('NFKC').toLowerCase())),
  ]);

const checkField = (field: ResultField, path: string): void => {
  const { code, kind, choices = [], normal, dictionary } = field;
  if (dictionary !== undefined && kind !== 'choice') reject('DictionaryOfNoChoice', { field: `${path}.dictionary`, with: { code } });
  if (dictionary !== undefined && choices.length > 0) reject('ChoicesBesideDictionary', { field: `${path}.choices`, with: { code } });
  if (kind === 'choice' && dictionary === undefined && choices.length === 0)
    reject('ChoicesMissing', { field: `${path}.choices`, with: { code } });
  if (choices.length > 0 && !choices.some((choice) => choice.normal))
    reject('NoNormalChoice', { field: `${path}.choices`, with: { code } });
  if (choices.some((choice) => choice.normal && choice.suspects !== undefined))
    reject('NormalSuspects', { field: `${path}.choices`, with: { code } });
  const words = spelt(field);
  if (new Set(words).size < words.length) reject('ChoiceAmbiguous', { field: `${path}.choices`, with: { code } });
  // Whether a dictionary has the normal default is seen at the door.
  if (kind === 'choice' && dictionary === undefined && normal !== undefined && !choices.some((choice) => choice.code === normal))
    reject('NormalUnknown', { field: `${path}.normal`, with: { code } });
  const gap = gapOf(field);
  if (gap) reject('RangeGap', { field: `${path}.ranges`, with: { code, ...gap } });
};

/** A field whose choices may be the words of a dictionary, of the system's or of the city's own (A3, A5). */
const { code, name: called, kind, unit, loinc, ranges, ...others } = resultField.shape;
const formField = z.object({
  code,
  name: called,
  kind,
  unit,
  loinc,
  ranges,
  dictionary: labelled('选项取自字典', 'Choices from a dictionary', z.string().max(80).optional(), { choose: 'dictionaries' }),
  ...others,
});

/**
 * How an institution takes an item (检查格式, A5): the code is the item's. Where there is no form, the programme's item
 * holds; fields that a form does not name stay as the programme has them. What a result was judged by is recorded with it.
 */
export const resultForms = defineRegister({
  kind: 'result-forms',
  title: { zh: '检查格式', en: 'Result forms' },
  group: 'clinic',
  scope: 'institution',
  schema: z.object({
    name: name(),
    fields: labelled('指标', 'Fields', z.array(formField).max(50)),
    method: labelled('方法', 'Method', z.string().trim().max(100).optional()),
    container: labelled('标本容器', 'Container', z.string().trim().max(100).optional()),
    walkingOrder: labelled('指引单次序', 'Order on the guide sheet', z.int().min(0).max(999).optional()),
    room: words('地点', 'Where').optional(),
  }),
  check: ({ fields }, { path }) => {
    for (const [n, field] of fields.entries()) {
      const at = `${path}.fields.${n}`;
      if (fields.findIndex(({ code }) => code === field.code) < n)
        reject('FieldRepeated', { field: `${at}.code`, with: { code: field.code } });
      checkField(field, at);
    }
  },
});

/** The notifiable diseases that a form names, each with the path of its field or choice. */
export const diseasesNamed = ({ fields }: Pick<ItemForm, 'fields'>): readonly { readonly code: string; readonly path: string }[] =>
  fields.flatMap(({ suspects, choices = [] }, n) => [
    ...(suspects === undefined ? [] : [{ code: suspects, path: `fields.${n}.suspects` }]),
    ...choices.flatMap((choice, m) =>
      choice.suspects === undefined ? [] : [{ code: choice.suspects, path: `fields.${n}.choices.${m}.suspects` }],
    ),
  ]);

interface DictionaryNamed {
  readonly kind: string;
  /** What "all normal" enters; undefined: nothing. */
  readonly normal: string | undefined;
  readonly path: string;
}

/** The dictionaries that a form names, each with the path of its field. */
export const dictionariesNamed = ({ fields }: Pick<ItemForm, 'fields'>): readonly DictionaryNamed[] =>
  fields.flatMap(({ dictionary: kind, normal }, n) => (kind === undefined ? [] : [{ kind, normal, path: `fields.${n}` }]));

/** The form with the words of its dictionaries as choices; none is other than normal, so no conclusion rests on them. */
export const withDictionaries = (form: ItemForm, words: ReadonlyMap<string, Entries>): ItemForm => ({
  ...form,
  fields: form.fields.map((field) =>
    field.dictionary === undefined ? field : { ...field, choices: choicesOf(words.get(field.dictionary)) },
  ),
});

const choicesOf = (entries: Entries = noEntries): readonly FieldChoice[] =>
  [...entries.values()].toSorted(byPlace).map((entry) => ({
    code: entry.code,
    name: valueOf(entry)['name'] as Text,
    normal: true,
    ...(entry.retired && { retired: true }),
  }));

/** The form that an entry describes. */
export const formOf = ({ name: _name, ...form }: z.output<(typeof resultForms)['schema']>): ItemForm => form;
