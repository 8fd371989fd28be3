import { Input, Select } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../app/useToday.ts';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { useText } from '../words/useWords.ts';
import { CopiesField } from './CopiesField.tsx';
import { EmployerField } from './EmployerField.tsx';
import { FormField } from './FormField.tsx';
import { type FieldProblems, type Particulars, type ParticularsField, readingOf, withProgramme } from './particulars.ts';
import { PayerFields } from './PayerFields.tsx';
import { PersonFields } from './PersonFields.tsx';
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
  const today = useToday();
  const text = useText();
  const { programmes } = useDirectory();
  const form = useRef<HTMLDivElement>(null);
  const reading = readingOf(value, today);
  const programme = programmes.find(({ id }) => id === value.programmeId);

  const set = <Field extends ParticularsField>(field: Field, typed: Particulars[Field]): void =>
    onChange((before) => ({ ...before, [field]: typed }));

  const first = Object.keys(problems)[0];
  useEffect(() => {
    if (first) form.current?.querySelector<HTMLElement>(`[data-field="${first}"] :is(input, .ant-segmented-item-input)`)?.focus();
  }, [first, problems]);

  return (
    <div className="registration" ref={form}>
      <div className="fields">
        <PersonFields value={value} onChange={onChange} problems={problems} minimumAge={programme?.minimumAge ?? null} />
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
