import { Alert, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import { useRegister } from '../registers/useRegister.ts';
import { Refused, session } from '../session/session.ts';
import { useSession } from '../session/SessionProvider.tsx';
import { useText } from '../words/useWords.ts';

interface PurposeDialogProps {
  readonly open: boolean;
  readonly onStated?: () => void;
  readonly onClose: () => void;
}

/** As long as the server keeps it. */
const hours = 8;

/** Asked once for a session, before the first person is seen. */
export const PurposeDialog = ({ open, onStated, onClose }: PurposeDialogProps) => {
  const { t } = useTranslation('purpose');
  const text = useText();
  const { accept } = useSession();
  const purposes = useRegister('reading-purposes');
  const [code, setCode] = useState<string | null>(null);
  const [reference, setReference] = useState('');
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);

  const state = async (): Promise<void> => {
    if (code === null) return;
    setBusy(true);
    setRefusal(null);
    try {
      accept(await session.statePurpose({ code, reference: reference.trim() || null }));
      onStated?.();
      onClose();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Dialog
      open={open}
      title={t('title')}
      width={460}
      okText={t('proceed')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: code === null, loading: busy, 'data-testid': 'purpose-confirm' }}
      onOk={() => void state()}
      onCancel={onClose}
    >
      <p className="dialog-lead">{t('lead', { hours })}</p>
      <div className="purpose-fields">
        <Select
          autoFocus
          aria-label={t('purpose')}
          placeholder={t('choose')}
          value={code}
          options={purposes.map((one) => ({ value: one.code, label: text(one.name) }))}
          onChange={setCode}
          data-testid="purpose"
        />
        <Input
          aria-label={t('reference')}
          placeholder={t('reference')}
          maxLength={40}
          value={reference}
          status={refusal?.field === 'reference' ? 'error' : ''}
          onChange={({ target }) => setReference(target.value)}
          onPressEnter={() => void state()}
          data-testid="purpose-reference"
        />
        <span className="muted small">{t('referenceHint')}</span>
      </div>
      <div className="dialog-answer" role="alert">
        {refusal && <Alert type="error" showIcon title={text(refusal.text)} />}
      </div>
    </Dialog>
  );
};
