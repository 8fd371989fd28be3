import type { Text } from '@healthcert/domain/kernel';
import type { Condition, Outcome, Programme, ProgrammeItem } from './programme.ts';

/** What people call an outcome. */
export const outcomeWords: Readonly<Record<Outcome, Text>> = {
  fit: { zh: '合格', en: 'Fit' },
  recheck: { zh: '待复查', en: 'Recheck' },
  unfit: { zh: '不合格', en: 'Unfit' },
  incomplete: { zh: '未完成', en: 'Incomplete' },
};

const lies: Readonly<Record<'above' | 'below' | 'outside', Text>> = {
  above: { zh: '高于参考值', en: 'above its range' },
  below: { zh: '低于参考值', en: 'below its range' },
  outside: { zh: '超出参考值', en: 'outside its range' },
};

const refusal: Text = { zh: '拒绝检查', en: 'refused' };

/** What reads alike in both languages: a number, a code, the name of a law. */
export const verbatim = (text: string | number): Text => ({ zh: String(text), en: String(text) });

/** Words one after another; null: there are none. */
export const joined = (texts: readonly Text[]): Text | null =>
  texts.length === 0 ? null : { zh: texts.map(({ zh }) => zh).join('、'), en: texts.map(({ en }) => en).join(', ') };

const itself = (code: string): Text => ({ zh: code, en: code });

const nameIn = (list: readonly { readonly code: string; readonly name: Text }[], code: string): Text =>
  list.find((one) => one.code === code)?.name ?? itself(code);

export const itemWords = ({ items }: Pick<Programme, 'items'>, code: string): Text => nameIn(items, code);

/** What makes a row fire, as its item calls it; what the item does not have stands under its code. */
export const conditionWords = (when: Condition, item: ProgrammeItem | undefined): Text => {
  if ('item' in when) return refusal;
  if ('finding' in when) return nameIn(item?.findings ?? [], when.finding);
  const field = nameIn(item?.fields ?? [], when.field);
  return { zh: `${field.zh}${lies[when.is].zh}`, en: `${field.en} ${lies[when.is].en}` };
};
