import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFeePolicy } from '../fees/useFeePolicy.ts';
import type { RegisterCasePayer } from '../gql/graphql.ts';
import { useCode } from '../words/useWords.ts';
import { FormField } from './FormField.tsx';
import type { Particulars } from './particulars.ts';

interface PayerFieldsProps {
  readonly value: Particulars;
  readonly onChange: (change: (before: Particulars) => Particulars) => void;
  readonly problems: { readonly payer?: string; readonly payerEvidence?: string };
}

/** Who pays, and by which papers: only where the institution charges. */
export const PayerFields = ({ value, onChange, problems }: PayerFieldsProps) => {
  const { t } = useTranslation('desk');
  const code = useCode();
  const policy = useFeePolicy();
  if (!policy) return null;
  const payer = value.payer === '' ? (policy.payers[0] ?? 'self') : value.payer;
  return (
    <>
      <FormField id="payer" label={t('payer')} problem={problems.payer}>
        <Select
          id="payer"
          data-testid="payer"
          value={payer}
          onChange={(chosen: string) => onChange((before) => ({ ...before, payer: chosen as RegisterCasePayer }))}
          options={policy.payers.map((one) => ({ value: one, label: code('payer', one) }))}
        />
      </FormField>
      {policy.evidenceFor.includes(payer) && (
        <FormField id="payerEvidence" label={t('payerEvidence')} problem={problems.payerEvidence} wide>
          <Input
            id="payerEvidence"
            maxLength={500}
            value={value.payerEvidence}
            onChange={({ target }) => onChange((before) => ({ ...before, payerEvidence: target.value }))}
          />
        </FormField>
      )}
    </>
  );
};
