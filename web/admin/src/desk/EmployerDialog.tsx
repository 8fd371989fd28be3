import { Alert, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { graphql } from '../gql/index.ts';
import { useRegister } from '../registers/useRegister.ts';
import { useText } from '../words/useWords.ts';
import { newId } from '../words/uuid.ts';
import { type Employer, looksLikeFoodLicence, normaliseCode, placeOfDistrict, readUnifiedCode } from './employer.ts';
import { FormField } from './FormField.tsx';

const changeEmployers = graphql(`
  mutation ChangeEmployers($input: ChangeEmployersInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: changeEmployers(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

interface EmployerDialogProps {
  readonly name: string;
  readonly onClose: (added: Employer | null) => void;
}

const present = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

/** A business that the city does not know yet. Its credit code tells the district. */
export const EmployerDialog = ({ name: typedName, onClose }: EmployerDialogProps) => {
  const { t } = useTranslation('desk');
  const text = useText();
  const { institutions } = useDirectory();
  const industries = useRegister('industries');
  const command = useCommand(changeEmployers);
  const [code] = useState(newId);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [typed, setTyped] = useState({ name: typedName, unifiedCode: '', licence: '', address: '', phone: '', industry: '', district: '' });
  const set = (field: keyof typeof typed) => (value: string) => setTyped((before) => ({ ...before, [field]: value }));
  const reading = readUnifiedCode(typed.unifiedCode);
  const district = reading.state === 'read' ? reading.district : typed.district;
  const place = placeOfDistrict(district, institutions);
  const districts = institutions.flatMap((one) =>
    one.kind === 'authority' && one.level === 'county' ? [{ value: one.code, label: one.name }] : [],
  );
  const ready = typed.name.trim() !== '' && (reading.state === 'none' || reading.state === 'read');

  const save = async (): Promise<void> => {
    if (!ready || command.busy) return;
    const optional = {
      unifiedCode: present(normaliseCode(typed.unifiedCode)),
      licence: present(normaliseCode(typed.licence)),
      address: present(typed.address),
      phone: present(typed.phone),
      industry: present(typed.industry),
      district: present(district),
    };
    const name = typed.name.trim();
    const value = { name: { zh: name, en: name }, ...Object.fromEntries(Object.entries(optional).filter(([, of]) => of !== undefined)) };
    const outcome = await command.send({ changes: [{ add: { code, value } }] });
    if (!outcome.ok) return setProblem(outcome.problem);
    onClose({ code, value });
  };

  return (
    <Dialog
      open
      title={t('newEmployer')}
      width={560}
      okText={t('saveEmployer')}
      cancelText={t('cancelPicture')}
      okButtonProps={{ disabled: !ready, loading: command.busy, 'data-testid': 'save-employer' }}
      onOk={() => void save()}
      onCancel={() => onClose(null)}
    >
      <div className="fields fields-two" onKeyDown={(event) => event.key === 'Enter' && event.ctrlKey && void save()}>
        <FormField id="employerName" label={t('employerName')} wide>
          <Input id="employerName" maxLength={200} value={typed.name} onChange={({ target }) => set('name')(target.value)} />
        </FormField>
        <FormField
          id="unifiedCode"
          label={t('unifiedCode')}
          note={
            {
              none: null,
              typing: reading.state === 'typing' && t('digits', { count: reading.count }),
              wrong: <span className="field-wrong">{t('unifiedCodeWrong')}</span>,
              read: <span className="field-right">{t('number_ok')}</span>,
            }[reading.state]
          }
          wide
        >
          <Input
            id="unifiedCode"
            autoFocus
            maxLength={24}
            className="number-input"
            status={reading.state === 'wrong' ? 'error' : ''}
            value={typed.unifiedCode}
            onChange={({ target }) => set('unifiedCode')(target.value)}
          />
        </FormField>
        <FormField
          id="licence"
          label={t('licence')}
          note={!looksLikeFoodLicence(typed.licence) && <span className="field-warning">{t('licenceOdd')}</span>}
          wide
        >
          <Input id="licence" maxLength={40} value={typed.licence} onChange={({ target }) => set('licence')(target.value)} />
        </FormField>
        <FormField id="employerIndustry" label={t('industry')}>
          <Select
            id="employerIndustry"
            showSearch={{ optionFilterProp: 'label' }}
            allowClear
            value={typed.industry || null}
            onChange={(chosen?: string) => set('industry')(chosen ?? '')}
            options={industries.map((one) => ({ value: one.code, label: text(one.name) }))}
          />
        </FormField>
        <FormField
          id="district"
          label={t('district')}
          note={place && !place.inCity && <span className="field-warning">{t('outsideCity')}</span>}
        >
          {reading.state === 'read' ? (
            <Input id="district" disabled value={place?.name ?? district} />
          ) : (
            <Select
              id="district"
              allowClear
              value={typed.district || null}
              onChange={(chosen?: string) => set('district')(chosen ?? '')}
              options={districts}
            />
          )}
        </FormField>
        <FormField id="employerAddress" label={t('employerAddress')}>
          <Input id="employerAddress" maxLength={200} value={typed.address} onChange={({ target }) => set('address')(target.value)} />
        </FormField>
        <FormField id="employerPhone" label={t('phone')}>
          <Input id="employerPhone" maxLength={30} value={typed.phone} onChange={({ target }) => set('phone')(target.value)} />
        </FormField>
      </div>
      <div className="dialog-answer" role="alert">
        {problem && <Alert type="error" showIcon title={text(problem.text)} />}
      </div>
    </Dialog>
  );
};
