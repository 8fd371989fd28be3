import { DatePicker, InputNumber } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { Programme } from './queries.ts';
import type { RulesEditor } from './useRulesEditor.ts';

interface TermsProps {
  readonly programme: Programme;
  readonly today: string;
  readonly problems: readonly string[];
  readonly editor?: RulesEditor | undefined;
}

/** What a version says besides its rows: from when on, how long certificates last, from which age on. */
export const Terms = ({ programme, today, problems, editor }: TermsProps) => {
  const { t } = useTranslation('rules');
  return (
    <div className="rule-terms">
      <label>
        {t('field.validFrom')}{' '}
        <DatePicker
          allowClear={false}
          minDate={dayjs(today)}
          value={dayjs(programme.validFrom)}
          disabled={!editor}
          data-testid="rules-from"
          onChange={(day) => day && editor?.setTerm({ validFrom: day.format('YYYY-MM-DD') })}
        />
      </label>
      <label>
        {t('field.validityMonths')}{' '}
        <InputNumber
          min={1}
          max={120}
          precision={0}
          value={programme.validityMonths}
          disabled={!editor}
          data-testid="rules-months"
          onChange={(value) => value !== null && editor?.setTerm({ validityMonths: value })}
        />
      </label>
      <label>
        {t('field.minimumAge')}{' '}
        <InputNumber
          min={14}
          max={60}
          precision={0}
          value={programme.minimumAge}
          disabled={!editor}
          onChange={(value) => value !== null && editor?.setTerm({ minimumAge: value })}
        />
      </label>
      {problems.length > 0 && (
        <span className="rule-term-problem" role="alert">
          {problems.join(' · ')}
        </span>
      )}
    </div>
  );
};
