import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import type { Item, Programme, Rule } from './queries.ts';
import { conditionCode } from './rule-table.ts';

/** Items and conditions of a programme in words; what is not there any more stands under its code. */
export const useRuleWords = ({ items, rules }: Pick<Programme, 'items' | 'rules'>) => {
  const { t } = useTranslation('rules');
  const text = useText();
  const itemOf = (code: string): Item | undefined => items.find((item) => item.code === code);
  const itemName = (code: string): string => {
    const item = itemOf(code);
    return item ? text(item.name) : `${code} ${t('gone')}`;
  };
  const conditionName = (item: string, condition: string): string => {
    const [kind, name = '', is = 'outside'] = condition.split(':');
    if (kind === 'refused') return t('refused');
    const among = kind === 'field' ? itemOf(item)?.fields : itemOf(item)?.findings;
    const found = among?.find(({ code }) => code === name);
    // A finding that is being written has no name yet.
    const words = found ? text(found.name ?? { zh: name, en: name }) : `${name} ${t('gone')}`;
    return kind === 'field' ? `${words} ${t(is as 'above' | 'below' | 'outside')}` : words;
  };
  const about = (rule: Pick<Rule, 'item' | 'when'>): string => `${itemName(rule.item)} · ${conditionName(rule.item, conditionCode(rule))}`;
  return {
    itemOf,
    itemName,
    conditionName,
    about,
    /** Of a row by its id. */
    rowName: (id: string): string => {
      const rule = rules.find((one) => one.id === id);
      return rule ? about(rule) : id;
    },
  };
};

export type RuleWords = ReturnType<typeof useRuleWords>;
