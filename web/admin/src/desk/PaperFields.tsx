import { Button, Checkbox, DatePicker, Input, Tag, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { type KeyboardEvent, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../app/useToday.ts';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { FormField } from './FormField.tsx';
import { readFormNumber } from './form-number.ts';
import { readDay, readTime } from './paper-time.ts';
import { usePaperForm } from './usePaperForm.ts';

/** What was written on a blank form while the system was away. */
export interface OnPaper {
  readonly formNumber: string;
  /** Calendar day and time in China: "2026-03-02", "09:30". Kept for the next form. */
  readonly day: string;
  readonly time: string;
  /** The programme under which the person is registered knowingly, though the form was printed for another; else empty. */
  readonly otherProgramme: string;
}

export const noPaper: OnPaper = { formNumber: '', day: '', time: '', otherProgramme: '' };

/** The next form is of the same day, as a rule. */
export const nextForm = (paper: OnPaper): OnPaper => ({ ...paper, formNumber: '', otherProgramme: '' });

/** The instant that is meant. Null: day or time is missing. */
export const occurredAt = ({ day, time }: OnPaper): string | null => {
  const instant = new Date(`${day}T${time}:00+08:00`);
  return day === '' || time === '' || Number.isNaN(instant.getTime()) ? null : instant.toISOString();
};

/** Enter takes what was typed, and goes on. */
const onEnter =
  (read: (typed: string) => string | null, take: (read: string) => void, next: string) =>
  (event: KeyboardEvent): void => {
    const typed = event.key === 'Enter' && event.target instanceof HTMLInputElement ? read(event.target.value) : null;
    if (typed === null) return;
    event.preventDefault();
    take(typed);
    document.querySelector<HTMLElement>(next)?.focus();
  };

interface PaperFieldsProps {
  readonly value: OnPaper;
  /** The programme chosen for the person. */
  readonly programmeId: string;
  /** The form is known, and tells its programme. */
  readonly onProgramme: (programmeId: string) => void;
  readonly onChange: (change: Partial<OnPaper>) => void;
  readonly onLeave: () => void;
  readonly problems: { readonly formNumber?: string | undefined; readonly occurredAt?: string | undefined };
}

/** The head of a form that is entered later: its number, checked as it is scanned, and when it was in truth. */
export const PaperFields = ({ value, programmeId, onProgramme, onChange, onLeave, problems }: PaperFieldsProps) => {
  const { t } = useTranslation('desk');
  const today = useToday();
  const read = readFormNumber(value.formNumber);
  const mistyped = read === null && value.formNumber.replaceAll(/\W/g, '').length >= 10;
  const { programmeName } = useDirectory();
  const form = usePaperForm(value.formNumber);
  const unusable = form === null ? 'unknown' : form?.state === 'blank' ? null : (form?.state ?? null);
  const wrong = mistyped || unusable !== null;
  const printedFor = form && unusable === null ? form.programmeId : null;
  useEffect(() => {
    if (printedFor !== null && !value.otherProgramme && printedFor !== programmeId) onProgramme(printedFor);
    // Once, when the form is known: who then chooses another means it.
  }, [read, printedFor]);
  return (
    <section className="on-paper fields" aria-label={t('paperTitle')}>
      <FormField
        id="formNumber"
        label={t('formNumber')}
        note={
          wrong ? (
            <span className="field-wrong">{t(unusable === null ? 'formNumberWrong' : `formState_${unusable}`)}</span>
          ) : (
            read && (
              <span className="field-right">
                {printedFor === null ? t('number_ok') : t('formOf', { programme: programmeName(printedFor) })}
              </span>
            )
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
          maxDate={dayjs(today).endOf('day')}
          onKeyDown={onEnter(readDay, (day) => onChange({ day }), value.time === '' ? '#paperTime' : '#documentNumber')}
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
            onKeyDown={onEnter(readTime, (time) => onChange({ time }), '#documentNumber')}
            value={value.time === '' ? null : dayjs(`2000-01-01T${value.time}`)}
            onChange={(chosen) => onChange({ time: chosen?.format('HH:mm') ?? '' })}
          />
          <Button type="link" onClick={onLeave} data-testid="leave-paper">
            {t('leavePaper')}
          </Button>
        </span>
      </FormField>
      {printedFor !== null && programmeId !== '' && printedFor !== programmeId && (
        <Checkbox
          className="field-wide paper-other"
          checked={value.otherProgramme === programmeId}
          onChange={({ target }) => onChange({ otherProgramme: target.checked ? programmeId : '' })}
          data-testid="paper-other"
        >
          {t('formOfOther', { programme: programmeName(printedFor) })}
        </Checkbox>
      )}
    </section>
  );
};
