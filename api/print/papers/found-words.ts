import type { Text } from '@healthcert/domain/kernel';
import type { MeasuredValue, ProgrammeItem, ResultField } from '@healthcert/domain/programme';
import type { PlacedItem } from './case-paper.ts';

export type Found = NonNullable<NonNullable<PlacedItem['item']['result']>['clinical']>;

/** Something in both languages; what was written by hand stands in both as it was written. */
export interface Said extends Text {
  /** The English of what the dictionaries say, to stand beside the Chinese: without what is the same there. */
  readonly wordsEn: string;
}

export const nothingSaid: Said = { zh: '', en: '', wordsEn: '' };

/** Words of a dictionary. */
export const inBoth = ({ zh, en }: Text): Said => ({ zh, en, wordsEn: en });

/** What is the same in both languages: a number, free text. */
const asWritten = (words: string): Said => ({ zh: words, en: words, wordsEn: '' });

const joined = (parts: readonly Said[], zh: string, en: string): Said => {
  const join = (of: keyof Said, by: string): string =>
    parts
      .map((part) => part[of])
      .filter((words) => words !== '')
      .join(by);
  return { zh: join('zh', zh), en: join('en', en), wordsEn: join('wordsEn', en) };
};

export const withFreeText = (said: Said, written: readonly (string | null | undefined)[]): Said =>
  joined([said, ...written.map((words) => asWritten(words ?? ''))], '；', '; ');

/** Words and choices that go with findings (how an X-ray was taken, its impression): told in one row with them. */
export const besidesFindings = ({ findings, fields }: ProgrammeItem): readonly ResultField[] =>
  findings.length === 0 ? [] : fields.filter(({ kind }) => kind === 'text' || kind === 'choice');

/** A value as it was told: a choice in its words, a limit with its sign, a titre, a number, or words. */
export const wordsOfValue = (field: ResultField, { value, bound, choice, text }: MeasuredValue): Said => {
  const chosen = field.choices?.find(({ code }) => code === choice);
  if (chosen) return inBoth(chosen.name);
  if (value === null) return asWritten(text ?? '');
  return asWritten(`${bound ?? ''}${field.kind === 'titre' ? '1:' : ''}${value}`);
};

/** "检查方法：透视", and in English where the value is of a dictionary. */
const named = ({ name }: ResultField, { zh, en, wordsEn }: Said): Said => ({
  zh: `${name.zh}：${zh.replace(/。$/, '')}`,
  en: `${name.en}: ${en.replace(/。$/, '')}`,
  wordsEn: wordsEn === '' ? '' : `${name.en}: ${wordsEn}`,
});

/** What was ticked, each with its site; then what was said besides, and the remark. */
export const wordsOfFindings = ({ findings, values, remark }: Found, of: ProgrammeItem | null): Said => {
  const ticked = findings.map(({ code, site }): Said => {
    const { zh, en } = of?.findings.find((option) => option.code === code)?.name ?? { zh: code, en: code };
    return inBoth(site === null ? { zh, en } : { zh: `${zh}（${site}）`, en: `${en} (${site})` });
  });
  const besides = (of ? besidesFindings(of) : []).flatMap((field) => {
    const said = values.find((one) => one.field === field.code);
    return said ? [named(field, wordsOfValue(field, said))] : [];
  });
  return withFreeText(joined([joined(ticked, '、', ', '), ...besides], '；', '; '), [remark]);
};
