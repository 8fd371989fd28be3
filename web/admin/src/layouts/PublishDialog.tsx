import { Alert, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import type { Outcome, Problem } from '../commands/outcome.ts';
import { useText } from '../words/useWords.ts';

interface PublishDialogProps {
  readonly open: boolean;
  /** What the new version will be called. */
  readonly number: number;
  readonly onPublish: (note: string) => Promise<Outcome>;
  readonly onClose: (done: boolean) => void;
}

export const PublishDialog = ({ open, number, onPublish, onClose }: PublishDialogProps) => {
  const { t } = useTranslation('layouts');
  const { t: words } = useTranslation('commands');
  const text = useText();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (!open) return;
    setNote('');
    setProblem(null);
  }, [open]);

  const publish = async (): Promise<void> => {
    setBusy(true);
    const outcome = await onPublish(note.trim());
    setBusy(false);
    setProblem(outcome.ok ? null : outcome.problem);
    if (outcome.ok) onClose(true);
  };

  return (
    <Dialog
      open={open}
      title={t('publishTitle', { number })}
      width={440}
      destroyOnHidden
      okText={t('publish')}
      cancelText={words('cancel')}
      okButtonProps={{ loading: busy, 'data-testid': 'dialog-confirm' }}
      onOk={() => void publish()}
      onCancel={() => onClose(false)}
    >
      <p className="dialog-lead">{t('publishLead')}</p>
      <label className="dialog-label" htmlFor="publish-note">
        {t('note')}
      </label>
      <Input
        id="publish-note"
        autoFocus
        maxLength={200}
        placeholder={t('notePlaceholder')}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        onPressEnter={() => void publish()}
      />
      <div className="dialog-answer" role="alert">
        {problem && <Alert type="error" showIcon title={text(problem.text)} />}
      </div>
    </Dialog>
  );
};
