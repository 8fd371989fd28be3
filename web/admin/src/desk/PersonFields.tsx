import { DatePicker, Input, Segmented, Select, Tag } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useToday } from '../app/useToday.ts';
import type { RegisterCaseDocumentType, RegisterCaseSex } from '../gql/graphql.ts';
import { ageOn } from '../words/time.ts';
import { useCode } from '../words/useWords.ts';
import { FormField } from './FormField.tsx';
import { MissingGlyphs } from './MissingGlyphs.tsx';
import { documentTypes, type FieldProblems, type Particulars, readingOf, sexes, withNumber } from './particulars.ts';

interface PersonFieldsProps {
  readonly value: Particulars;
  readonly onChange: (change: (before: Particulars) => Particulars) => void;
  readonly problems: FieldProblems;
  /** Of the programme, in years; null: none is chosen yet. */
  readonly minimumAge: number | null;
}

/** Who it is: the document first, which where it is an ID card tells sex and birth date, so that nobody types them. */
export const PersonFields = ({ value, onChange, problems, minimumAge }: PersonFieldsProps) => {
  const { t } = useTranslation('desk');
  const today = useToday();
  const code = useCode();
  const reading = readingOf(value, today);
  const told = reading.state === 'read';
  const age = value.birthDate === '' ? null : ageOn(value.birthDate, today);
  const underAge = age !== null && minimumAge !== null && age < minimumAge;
  const number = (change: Parameters<typeof withNumber>[1]): void => onChange((before) => withNumber(before, change, today));

  const numberNote = {
    typing: reading.state === 'typing' && reading.count > 0 ? t('digits', { count: reading.count }) : null,
    wrong: reading.state === 'wrong' ? <span className="field-wrong">{t(`number_${reading.problem}`)}</span> : null,
    read: <span className="field-right">{t('number_ok')}</span>,
    other: null,
  }[reading.state];

  return (
    <>
      <FormField id="documentType" label={t('documentType')} problem={problems.documentType}>
        <Select
          id="documentType"
          data-testid="documentType"
          value={value.documentType}
          onChange={(documentType: RegisterCaseDocumentType) => number({ documentType })}
          popupMatchSelectWidth={false}
          options={documentTypes.map((type) => ({ value: type, label: code('documentType', type) }))}
        />
      </FormField>
      <FormField
        id="documentNumber"
        label={t('documentNumber')}
        note={<span aria-live="polite">{numberNote}</span>}
        problem={problems.documentNumber}
        wide
      >
        <Input
          id="documentNumber"
          autoFocus
          autoComplete="off"
          className="number-input"
          maxLength={40}
          status={problems.documentNumber || reading.state === 'wrong' ? 'error' : ''}
          value={value.documentNumber}
          onChange={({ target }) => number({ documentNumber: target.value })}
        />
      </FormField>
      <FormField id="name" label={t('name')} problem={problems.name}>
        <Input
          id="name"
          autoComplete="off"
          maxLength={100}
          status={problems.name ? 'error' : ''}
          value={value.name}
          onChange={({ target }) => onChange((before) => ({ ...before, name: target.value }))}
        />
        <MissingGlyphs name={value.name} />
      </FormField>
      <FormField id="sex" label={t('sex')} problem={problems.sex}>
        <Segmented<RegisterCaseSex | ''>
          id="sex"
          block
          disabled={told}
          aria-label={t('sex')}
          value={value.sex}
          onChange={(sex) => onChange((before) => ({ ...before, sex }))}
          options={sexes.map((sex) => ({ value: sex, label: code('sex', sex) }))}
        />
      </FormField>
      <FormField
        id="birthDate"
        label={t('birthDate')}
        note={
          age !== null && (
            <>
              {t('age', { age })}
              {underAge && (
                <Tag color="warning" className="field-tag" title={t('underAgeHint', { age: minimumAge })}>
                  {t('underAge')}
                </Tag>
              )}
            </>
          )
        }
        problem={problems.birthDate}
        warning={underAge ? t('underAgeHint', { age: minimumAge }) : undefined}
      >
        <DatePicker
          id="birthDate"
          style={{ width: '100%' }}
          disabled={told}
          maxDate={dayjs(today).endOf('day')}
          status={problems.birthDate ? 'error' : ''}
          value={value.birthDate === '' ? null : dayjs(value.birthDate)}
          onChange={(day) => onChange((before) => ({ ...before, birthDate: day?.format('YYYY-MM-DD') ?? '' }))}
        />
      </FormField>
    </>
  );
};
