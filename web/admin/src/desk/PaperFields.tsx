import { Button, DatePicker, Input, Tag, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { FormField } from './FormField.tsx';
import { readFormNumber } from './form-number.ts';

/** What was written on a blank form while the system was away. */
export interface OnPaper {
  readonly formNumber: string;
  /** Calendar day and time in China: "2026-03-02", "09:30". Kept for the next form. */
  readonly day: string;
  readonly time: string;
}

/** The instant that is meant. Null: day or time is missing. */
export const occurredAt = ({ day, time }: OnPaper): string | null => {
  const instant = new Date(`${day}T${time}:00+08:00`);
  return day === '' || time === '' || Number.isNaN(instant.getTime()) ? null : instant.toISOString();
};

interface PaperFieldsProps {
  readonly value: OnPaper;
  readonly onChange: (change: Partial<OnPaper>) => void;
  readonly onLeave: () => void;
  readonly problems: { readonly formNumber?: string | undefined; readonly occurredAt?: string | undefined };
}

/** The head of a form that is entered later: its number, checked as it is scanned, and when it was in truth. */
export const PaperFields = ({ value, onChange, onLeave, problems }: PaperFieldsProps) => {
  const { t } = useTranslation('desk');
  const read = readFormNumber(value.formNumber);
  const wrong = read === null && value.formNumber.replaceAll(/\W/g, '').length >= 10;
  return (
    <section className="on-paper fields" aria-label={t('paperTitle')}>
      <FormField
        id="formNumber"
        label={t('formNumber')}
        note={
          wrong ? (
            <span className="field-wrong">{t('formNumberWrong')}</span>
          ) : (
            read && <span className="field-right">{t('number_ok')}</span>
          )
        }
        problem={problems.formNumber}
      >
        <Input
          id="formNumber"
          autoFocus
          autoComplete="off"
          className="number-input"
          maxLength={20}
          status={wrong || problems.formNumber ? 'error' : ''}
          value={value.formNumber}
          onChange={({ target }) => onChange({ formNumber: target.value })}
          onKeyDown={(event) => {
            // A scanner ends with Enter: on to the person.
            if (event.key !== 'Enter' || read === null) return;
            event.preventDefault();
            document.querySelector<HTMLElement>(value.day === '' || value.time === '' ? '#paperDay' : '#documentNumber')?.focus();
          }}
        />
      </FormField>
      <FormField id="paperDay" label={t('paperDay')} problem={problems.occurredAt}>
        <DatePicker
          id="paperDay"
          style={{ width: '100%' }}
          maxDate={dayjs()}
          value={value.day === '' ? null : dayjs(value.day)}
          onChange={(chosen) => onChange({ day: chosen?.format('YYYY-MM-DD') ?? '' })}
        />
      </FormField>
      <FormField
        id="paperTime"
        label={t('paperTime')}
        note={
          <Tag color="warning" className="field-tag">
            {t('late')}
          </Tag>
        }
      >
        <span className="paper-time">
          <TimePicker
            id="paperTime"
            format="HH:mm"
            needConfirm={false}
            value={value.time === '' ? null : dayjs(`2000-01-01T${value.time}`)}
            onChange={(chosen) => onChange({ time: chosen?.format('HH:mm') ?? '' })}
          />
          <Button type="link" onClick={onLeave} data-testid="leave-paper">
            {t('leavePaper')}
          </Button>
        </span>
      </FormField>
    </section>
  );
};
