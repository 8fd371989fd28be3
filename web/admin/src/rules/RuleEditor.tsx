import { CheckOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCode } from '../words/useWords.ts';
import type { Programme, Rule } from './queries.ts';
import { conditionCode, conditionOf, conditionsOf } from './rule-table.ts';
import type { RuleWords } from './useRuleWords.ts';

interface RuleEditorProps {
  readonly row: Rule;
  readonly items: Programme['items'];
  readonly words: RuleWords;
  readonly onChange: (change: Partial<Rule>) => void;
  readonly onEnd: () => void;
}

const outcomes = ['fit', 'recheck', 'unfit'] as const;

/** The cells of the row that is being edited, each in its place. */
export const RuleEditor = ({ row, items, words, onChange, onEnd }: RuleEditorProps) => {
  const { t } = useTranslation('rules');
  const word = useCode();
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);
  const item = words.itemOf(row.item);
  const condition = conditionCode(row);
  const offered = item ? conditionsOf(item) : [];
  const findings = offered.filter((code) => code.startsWith('finding:'));
  const values = offered.filter((code) => code.startsWith('field:'));
  const option = (code: string) => (
    <option key={code} value={code}>
      {words.conditionName(row.item, code)}
    </option>
  );
  const chosen = row.furtherItems ?? [];

  return (
    <>
      <td>
        <select
          ref={first}
          aria-label={t('rowItem')}
          value={row.item}
          data-testid="rule-item"
          onChange={({ target }) => {
            const next = items.find(({ code }) => code === target.value);
            onChange({ item: target.value, when: conditionOf(next ? (conditionsOf(next)[0] ?? 'refused') : 'refused') });
          }}
        >
          {!item && <option value={row.item}>{words.itemName(row.item)}</option>}
          {items.map(({ code }) => (
            <option key={code} value={code}>
              {words.itemName(code)}
            </option>
          ))}
        </select>
        <select
          aria-label={t('field.when')}
          value={condition}
          data-testid="rule-condition"
          onChange={({ target }) => onChange({ when: conditionOf(target.value) })}
        >
          {!offered.includes(condition) && option(condition)}
          {findings.length > 0 && <optgroup label={t('findings')}>{findings.map(option)}</optgroup>}
          {values.length > 0 && <optgroup label={t('values')}>{values.map(option)}</optgroup>}
          <option value="refused">{t('refused')}</option>
        </select>
      </td>
      <td>
        <select
          aria-label={t('field.outcome')}
          value={row.outcome}
          data-testid="rule-outcome"
          onChange={({ target }) => {
            const outcome = outcomes.find((one) => one === target.value);
            if (outcome) onChange({ outcome });
          }}
        >
          {outcomes.map((outcome) => (
            <option key={outcome} value={outcome}>
              {word('outcome', outcome)}
            </option>
          ))}
        </select>
      </td>
      <td>
        {chosen.map((code) => (
          <button
            key={code}
            type="button"
            className="rule-further"
            aria-label={`${t('remove')} ${words.itemName(code)}`}
            onClick={() => onChange({ furtherItems: chosen.filter((one) => one !== code) })}
          >
            {words.itemName(code)} ×
          </button>
        ))}
        <select
          aria-label={t('field.furtherItems')}
          value=""
          data-testid="rule-further"
          onChange={({ target }) => target.value !== '' && onChange({ furtherItems: [...chosen, target.value] })}
        >
          <option value="">＋</option>
          {items
            .filter(({ code }) => code !== row.item && !chosen.includes(code))
            .map(({ code }) => (
              <option key={code} value={code}>
                {words.itemName(code)}
              </option>
            ))}
        </select>
      </td>
      <td>
        <textarea
          aria-label={t('field.reason.zh')}
          placeholder={t('field.reason.zh')}
          lang="zh-CN"
          rows={2}
          maxLength={200}
          value={row.reason.zh}
          data-testid="rule-reason-zh"
          onChange={({ target }) => onChange({ reason: { ...row.reason, zh: target.value } })}
        />
        <textarea
          aria-label={t('field.reason.en')}
          placeholder={t('field.reason.en')}
          lang="en"
          rows={2}
          maxLength={200}
          value={row.reason.en}
          data-testid="rule-reason-en"
          onChange={({ target }) => onChange({ reason: { ...row.reason, en: target.value } })}
        />
      </td>
      <td>
        <textarea
          aria-label={t('field.legalBasis')}
          placeholder={t('field.legalBasis')}
          rows={2}
          maxLength={1000}
          value={row.legalBasis}
          data-testid="rule-basis"
          onChange={({ target }) => onChange({ legalBasis: target.value })}
        />
        <textarea
          aria-label={t('field.doubt')}
          placeholder={t('field.doubt')}
          rows={2}
          maxLength={1000}
          value={row.doubt ?? ''}
          onChange={({ target }) => onChange({ doubt: target.value })}
        />
        <Button size="small" icon={<CheckOutlined />} onClick={onEnd} data-testid="rule-end">
          {t('endEdit')}
        </Button>
      </td>
    </>
  );
};
