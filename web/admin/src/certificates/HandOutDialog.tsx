import { Alert, Input, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import type { Outcome, Problem } from '../commands/outcome.ts';
import type { HandOutCertificateTakenBy } from '../gql/graphql.ts';
import { useCode, useText } from '../words/useWords.ts';

interface HandOutDialogProps {
  readonly open: boolean;
  readonly whose: string;
  readonly onConfirm: (taker: { takenBy: HandOutCertificateTakenBy; takerName: string | null }) => Promise<Outcome>;
  readonly onClose: (done: boolean) => void;
  /** Where the keyboard goes afterwards. */
  readonly backTo?: (() => void) | undefined;
}

const takers: readonly HandOutCertificateTakenBy[] = ['holder', 'family', 'employer', 'other'];

export const HandOutDialog = ({ open, whose, onConfirm, onClose, backTo }: HandOutDialogProps) => {
  const { t } = useTranslation('certificates');
  const { t: commands } = useTranslation('commands');
  const text = useText();
  const code = useCode();
  const [takenBy, setTakenBy] = useState<HandOutCertificateTakenBy>('holder');
  const [takerName, setTakerName] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!open) return;
    setTakenBy('holder');
    setTakerName('');
    setProblem(null);
  }, [open]);

  const confirm = async (): Promise<void> => {
    setBusy(true);
    const outcome = await onConfirm({ takenBy, takerName: takenBy === 'holder' ? null : takerName.trim() });
    setBusy(false);
    setProblem(outcome.ok ? null : outcome.problem);
    if (outcome.ok) onClose(true);
  };

  return (
    <Dialog
      open={open}
      title={t('handOutTitle')}
      width={420}
      destroyOnHidden
      okText={t('handOut')}
      cancelText={commands('cancel')}
      okButtonProps={{ loading: busy, autoFocus: true, 'data-testid': 'dialog-confirm' }}
      onOk={() => void confirm()}
      onCancel={() => onClose(false)}
      backTo={backTo}
    >
      <p className="dialog-lead">
        <b>{whose}</b>
      </p>
      <Segmented<HandOutCertificateTakenBy>
        block
        aria-label={t('takenBy')}
        value={takenBy}
        onChange={setTakenBy}
        options={takers.map((taker) => ({ value: taker, label: code('taker', taker) }))}
      />
      {takenBy !== 'holder' && (
        <>
          <label className="dialog-label" htmlFor="taker">
            {t('takerName')}
          </label>
          <Input
            id="taker"
            autoFocus
            maxLength={100}
            value={takerName}
            onChange={({ target }) => setTakerName(target.value)}
            onPressEnter={() => void confirm()}
          />
        </>
      )}
      <div className="dialog-answer" role="alert">
        {problem && <Alert type="error" showIcon title={text(problem.text)} />}
      </div>
    </Dialog>
  );
};
