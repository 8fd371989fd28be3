import { Radio } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import type { ChangePayerPayer, ChargeFeePayer } from '../gql/graphql.ts';
import { useRegister } from '../registers/useRegister.ts';
import { useCode, useText } from '../words/useWords.ts';
import { changePayer, chargeFee, waiveFee } from './fee-commands.ts';

interface PayersProps {
  readonly payers: readonly string[];
  readonly value: string;
  readonly onChange: (payer: string) => void;
}

const Payers = ({ payers, value, onChange }: PayersProps) => {
  const { t } = useTranslation('fees');
  const code = useCode();
  return (
    <Radio.Group
      aria-label={t('payer')}
      className="fee-payers"
      value={value}
      onChange={({ target }) => onChange(String(target.value))}
      options={payers.map((one) => ({ value: one, label: code('payer', one) }))}
    />
  );
};

interface FeeDialogProps {
  readonly open: boolean;
  readonly fee: { readonly caseId: string; readonly payer: string };
  readonly payers: readonly string[];
  readonly onClose: () => void;
}

/** Somebody else bears the fee; to bear it by nobody is waiving, a permission of its own. */
export const ChangePayerDialog = ({ open, fee, payers, onClose }: FeeDialogProps) => {
  const { t } = useTranslation('fees');
  const command = useCommand(changePayer);
  const others = payers.filter((one) => one !== 'waived' && one !== fee.payer);
  const [payer, setPayer] = useState(others[0] ?? '');
  useEffect(() => {
    if (open) setPayer(others[0] ?? '');
  }, [open]);
  return (
    <ReasonDialog
      open={open}
      title={t('changePayer')}
      action={t('changePayer')}
      onConfirm={(reason) => command.send({ caseId: fee.caseId, payer: payer as ChangePayerPayer, reason })}
      onClose={onClose}
    >
      <Payers payers={others} value={payer} onChange={setPayer} />
    </ReasonDialog>
  );
};

/** Nobody pays, with a reason that stands in the log; usual ones come from the dictionary. */
export const WaiveDialog = ({ open, fee, onClose }: Omit<FeeDialogProps, 'payers'>) => {
  const { t } = useTranslation('fees');
  const text = useText();
  const command = useCommand(waiveFee);
  const usual = useRegister('waiver-reasons').map(({ name }) => text(name));
  return (
    <ReasonDialog
      open={open}
      title={t('waive')}
      lead={t('waiveLead')}
      action={t('waive')}
      danger
      usual={usual}
      onConfirm={(reason) => command.send({ caseId: fee.caseId, reason })}
      onClose={onClose}
    />
  );
};

interface ChargeDialogProps {
  /** Whose registration has no fee yet; null: nobody's is asked about. */
  readonly of: { readonly caseId: string; readonly caseNumber: string; readonly name: string; readonly institutionId: string } | null;
  readonly payers: readonly string[];
  readonly onClose: (charged: boolean) => void;
}

/** A registration of before its institution charged: charged now. */
export const ChargeDialog = ({ of, payers, onClose }: ChargeDialogProps) => {
  const { t } = useTranslation('fees');
  const command = useCommand(chargeFee);
  const say = useSay();
  const [payer, setPayer] = useState('self');
  return (
    <ReasonDialog
      open={of !== null}
      title={t('charge')}
      lead={t('chargeLead', { name: of?.name ?? '', number: of?.caseNumber })}
      action={t('charge')}
      optional
      onConfirm={async (payerEvidence) => {
        const outcome = await command.send({
          caseId: of?.caseId ?? '',
          institutionId: of?.institutionId ?? '',
          payer: payer as ChargeFeePayer,
          payerEvidence: payerEvidence || null,
        });
        if (outcome.ok) say.done(t('chargedDone'));
        return outcome;
      }}
      onClose={onClose}
    >
      <Payers payers={payers} value={payer} onChange={setPayer} />
    </ReasonDialog>
  );
};
