import { Alert, DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useText } from '../words/useWords.ts';
import { diagnoseNotification } from './commands.ts';
import type { TaskDialogProps } from './task.ts';

/** Since when the physician suspects or diagnoses it: the deadline runs from then. */
export const DiagnoseDialog = ({ task, title, onClose }: TaskDialogProps) => {
  const { t } = useTranslation('notifications');
  const { t: words } = useTranslation('commands');
  const text = useText();
  const diagnose = useCommand(diagnoseNotification);
  const [at, setAt] = useState<Dayjs | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    setAt(task && dayjs().second(0).millisecond(0));
    setProblem(null);
  }, [task]);
  const confirm = async (): Promise<void> => {
    if (!task || !at || diagnose.busy) return;
    const outcome = await diagnose.send({ ...task, diagnosedAt: at.toISOString() });
    setProblem(outcome.ok ? null : outcome.problem);
    if (outcome.ok) onClose(true);
  };
  return (
    <Dialog
      open={task !== null}
      title={title}
      width={420}
      destroyOnHidden
      okText={t('diagnose')}
      cancelText={words('cancel')}
      okButtonProps={{ loading: diagnose.busy, disabled: at === null, 'data-testid': 'dialog-confirm' }}
      onOk={() => void confirm()}
      onCancel={() => onClose(false)}
    >
      <p className="dialog-lead">{t('diagnoseLead')}</p>
      <label className="dialog-label" htmlFor="diagnosedAt">
        {t('diagnosedAt')}
      </label>
      <DatePicker
        id="diagnosedAt"
        autoFocus
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        maxDate={dayjs()}
        value={at}
        onChange={setAt}
        status={problem ? 'error' : ''}
      />
      <div className="dialog-answer" role="alert">
        {problem && <Alert type="error" showIcon title={text(problem.text)} />}
      </div>
    </Dialog>
  );
};
