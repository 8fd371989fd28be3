import { Alert, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useCode, useText } from '../words/useWords.ts';
import { voidPaperForm } from './commands.ts';

const reasons = ['spoilt', 'lost', 'unused'] as const;

interface VoidFormDialogProps {
  /** Null: closed. */
  readonly form: { readonly number: string; readonly institutionId: string } | null;
  readonly onClose: () => void;
}

export const VoidFormDialog = ({ form, onClose }: VoidFormDialogProps) => {
  const { t } = useTranslation('paperForms');
  const { t: words } = useTranslation('commands');
  const text = useText();
  const code = useCode();
  const say = useSay();
  const command = useCommand(voidPaperForm);
  const [because, setBecause] = useState<(typeof reasons)[number]>('spoilt');
  const [problem, setProblem] = useState<Problem | null>(null);
  const number = form?.number ?? '';

  useEffect(() => setProblem(null), [form]);

  const confirm = async (): Promise<void> => {
    if (!form) return;
    const outcome = await command.send({ number, institutionId: form.institutionId, because });
    if (!outcome.ok) return setProblem(outcome.problem);
    say.done(t('voided', { number }));
    onClose();
  };

  return (
    <Dialog
      open={form !== null}
      title={t('voidTitle', { number })}
      width={420}
      destroyOnHidden
      okText={t('void')}
      cancelText={words('cancel')}
      okButtonProps={{ danger: true, loading: command.busy, 'data-testid': 'dialog-confirm' }}
      onOk={() => void confirm()}
      onCancel={onClose}
    >
      <p className="dialog-lead">{t('voidLead')}</p>
      <Radio.Group
        aria-label={t('because')}
        value={because}
        onChange={({ target }) => setBecause(target.value as typeof because)}
        options={reasons.map((reason) => ({ value: reason, label: code('because', reason) }))}
      />
      <div className="dialog-answer" role="alert">
        {problem && <Alert type="error" showIcon title={text(problem.text)} />}
      </div>
    </Dialog>
  );
};
