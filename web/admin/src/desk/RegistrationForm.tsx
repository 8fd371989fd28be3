import { DatePicker, Input, Segmented, Select, Tag } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import type { RegisterCaseDocumentType, RegisterCaseSex } from '../gql/graphql.ts';
import { ageOn, dayInChina } from '../words/time.ts';
import { useCode, useText } from '../words/useWords.ts';
import { CopiesField } from './CopiesField.tsx';
import { EmployerField } from './EmployerField.tsx';
import { FormField } from './FormField.tsx';
import { MissingGlyphs } from './MissingGlyphs.tsx';
import {
  documentTypes,
  type FieldProblems,
  type Particulars,
  type ParticularsField,
  readingOf,
  sexes,
  withNumber,
  withProgramme,
} from './particulars.ts';
import { PayerFields } from './PayerFields.tsx';
import { PortraitField } from './PortraitField.tsx';
import { soundsLike } from './sounds-like.ts';
import { WorkFields } from './WorkFields.tsx';

interface RegistrationFormProps {
  readonly value: Particulars;
  readonly onChange: (change: (before: Particulars) => Particulars) => void;
  readonly problems: FieldProblems;
  /** A case keeps its programme. */
  readonly programmeFixed?: boolean;
  readonly children?: ReactNode;
}

/** Document first: of an ID card it tells the rest. Every field is reached by Tab in the order of the paper. */
export const RegistrationForm = ({ value, onChange, problems, programmeFixed = false, children }: RegistrationFormProps) => {
  const { t } = useTranslation('desk');
  const code = useCode();
  const text = useText();
  const { programmes } = useDirectory();
  const form = useRef<HTMLDivElement>(null);
  const today = dayInChina(new Date());
  const reading = readingOf(value, today);
  const told = reading.state === 'read';
  const programme = programmes.find(({ id }) => id === value.programmeId);
  const age = value.birthDate === '' ? null : ageOn(value.birthDate, today);
  const underAge = age !== null && programme !== undefined && age < programme.minimumAge;

  const set = <Field extends ParticularsField>(field: Field, typed: Particulars[Field]): void =>
    onChange((before) => ({ ...before, [field]: typed }));
  const number = (change: Parameters<typeof withNumber>[1]): void => onChange((before) => withNumber(before, change, today));

  const first = Object.keys(problems)[0];
  useEffect(() => {
    if (first) form.current?.querySelector<HTMLElement>(`[data-field="${first}"] :is(input, .ant-segmented-item-input)`)?.focus();
  }, [first, problems]);

  const numberNote = {
    typing: reading.state === 'typing' && reading.count > 0 ? t('digits', { count: reading.count }) : null,
    wrong: reading.state === 'wrong' ? <span className="field-wrong">{t(`number_${reading.problem}`)}</span> : null,
    read: <span className="field-right">{t('number_ok')}</span>,
    other: null,
  }[reading.state];

  return (
    <div className="registration" ref={form}>
      <div className="fields">
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
            onChange={({ target }) => set('name', target.value)}
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
            onChange={(sex) => set('sex', sex)}
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
                  <Tag color="warning" className="field-tag" title={t('underAgeHint', { age: programme.minimumAge })}>
                    {t('underAge')}
                  </Tag>
                )}
              </>
            )
          }
          problem={problems.birthDate}
          warning={underAge ? t('underAgeHint', { age: programme.minimumAge }) : undefined}
        >
          <DatePicker
            id="birthDate"
            style={{ width: '100%' }}
            disabled={told}
            maxDate={dayjs()}
            status={problems.birthDate ? 'error' : ''}
            value={value.birthDate === '' ? null : dayjs(value.birthDate)}
            onChange={(day) => set('birthDate', day?.format('YYYY-MM-DD') ?? '')}
          />
        </FormField>
        <FormField id="programmeId" label={t('programme')} problem={problems.programmeId} wide>
          <Select
            id="programmeId"
            data-testid="programmeId"
            disabled={programmeFixed}
            status={problems.programmeId ? 'error' : ''}
            value={value.programmeId || null}
            onChange={(programmeId: string) =>
              onChange((before) => withProgramme(before, programmeId, programmes.find(({ id }) => id === programmeId)?.jobs ?? []))
            }
            options={programmes.map(({ id, name }) => ({ value: id, label: text(name) }))}
          />
        </FormField>
        <FormField id="jobCode" label={t('job')} problem={problems.jobCode}>
          <Select
            id="jobCode"
            data-testid="jobCode"
            showSearch={{ filterOption: soundsLike }}
            status={problems.jobCode ? 'error' : ''}
            value={value.jobCode || null}
            onChange={(jobCode: string) => set('jobCode', jobCode)}
            options={(programme?.jobs ?? []).map((job) => ({ value: job.code, label: text(job.name), sound: job.sound }))}
          />
        </FormField>
        <EmployerField
          name={value.employer}
          code={value.employerCode}
          problem={problems.employer ?? problems.employerCode}
          onChange={({ name, code: employerCode, industry }) =>
            onChange((before) => ({ ...before, employer: name, employerCode, industry: industry ?? before.industry }))
          }
        />
        <FormField id="phone" label={t('phone')} problem={problems.phone}>
          <Input
            id="phone"
            autoComplete="off"
            inputMode="tel"
            maxLength={30}
            value={value.phone}
            onChange={({ target }) => set('phone', target.value)}
          />
        </FormField>
        <FormField id="address" label={t('address')} problem={problems.address} wide>
          <Input
            id="address"
            autoComplete="off"
            maxLength={200}
            value={value.address}
            onChange={({ target }) => set('address', target.value)}
          />
        </FormField>
        {!programmeFixed && <PayerFields value={value} onChange={onChange} problems={problems} />}
        <WorkFields value={value} onChange={onChange} problems={problems} />
        {['permanentResidence', 'passport'].includes(value.documentType) && (
          <FormField id="nationality" label={t('nationality')} problem={problems.nationality}>
            <Input id="nationality" maxLength={60} value={value.nationality} onChange={({ target }) => set('nationality', target.value)} />
          </FormField>
        )}
      </div>
      <div className="registration-side">
        <PortraitField
          picture={value.picture}
          file={value.portraitFile}
          // A new picture is a new file, uploaded when the form is saved.
          onChange={(picture) => onChange((before) => ({ ...before, picture, portraitFile: null }))}
          problem={problems.picture ?? problems.portraitFile}
        />
        {children}
        <CopiesField
          copies={value.copies}
          of={
            reading.state === 'read' || (reading.state === 'other' && reading.number.length >= 6)
              ? { documentType: value.documentType, documentNumber: reading.number }
              : null
          }
          onChange={(how) => onChange((before) => ({ ...before, copies: how(before.copies) }))}
          problem={problems.copies}
        />
      </div>
    </div>
  );
};
