import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRegister } from '../registers/useRegister.ts';
import { useText } from '../words/useWords.ts';
import { FormField } from './FormField.tsx';
import type { FieldProblems, Particulars } from './particulars.ts';
import { soundsLike } from './sounds-like.ts';

interface WorkFieldsProps {
  readonly value: Particulars;
  readonly onChange: (change: (before: Particulars) => Particulars) => void;
  readonly problems: FieldProblems;
}

const lists = { ethnicGroup: 'ethnic-groups', education: 'educations', industry: 'industries' } as const;

/** What the examination form asks besides: chosen from the city's lists, by their sound. */
export const WorkFields = ({ value, onChange, problems }: WorkFieldsProps) => {
  const { t } = useTranslation('desk');
  const text = useText();
  const entries = {
    ethnicGroup: useRegister(lists.ethnicGroup),
    education: useRegister(lists.education),
    industry: useRegister(lists.industry),
  };
  return (
    <div className="fields-four">
      {(['industry', 'ethnicGroup', 'education'] as const).map((field) => (
        <FormField key={field} id={field} label={t(field)} problem={problems[field]}>
          <Select
            id={field}
            allowClear
            showSearch={{ filterOption: soundsLike }}
            value={value[field] || null}
            onChange={(chosen?: string) => onChange((before) => ({ ...before, [field]: chosen ?? '' }))}
            options={entries[field].map((entry) => ({ value: entry.code, label: text(entry.name), sound: entry.sound }))}
          />
        </FormField>
      ))}
      <FormField id="yearsOfService" label={t('yearsOfService')} problem={problems.yearsOfService}>
        <Input
          id="yearsOfService"
          inputMode="numeric"
          autoComplete="off"
          maxLength={2}
          value={value.yearsOfService}
          onChange={({ target }) => onChange((before) => ({ ...before, yearsOfService: target.value.replaceAll(/\D/g, '') }))}
        />
      </FormField>
    </div>
  );
};
