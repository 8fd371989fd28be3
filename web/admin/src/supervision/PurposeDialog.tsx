import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import { useRegister } from '../registers/useRegister.ts';
import { useText } from '../words/useWords.ts';

interface PurposeDialogProps {
  readonly open: boolean;
  readonly onState: (purpose: string) => void;
  readonly onClose: () => void;
}

/** Asked once, before the first person is seen. */
export const PurposeDialog = ({ open, onState, onClose }: PurposeDialogProps) => {
  const { t } = useTranslation('supervision');
  const text = useText();
  const purposes = useRegister('reading-purposes');
  const [purpose, setPurpose] = useState<string | null>(null);
  return (
    <Dialog
      open={open}
      title={t('purposeTitle')}
      width={460}
      okText={t('proceed')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: purpose === null, 'data-testid': 'purpose-confirm' }}
      onOk={() => purpose !== null && onState(purpose)}
      onCancel={onClose}
    >
      <p>{t('purposeLead')}</p>
      <Select
        autoFocus
        aria-label={t('purpose')}
        placeholder={t('purposeChoose')}
        style={{ width: '100%' }}
        value={purpose}
        options={purposes.map(({ code, name }) => ({ value: code, label: text(name) }))}
        onChange={setPurpose}
        data-testid="purpose"
      />
    </Dialog>
  );
};
