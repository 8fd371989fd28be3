import { Alert } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import type { Outcome, Problem } from '../commands/outcome.ts';
import { useText } from '../words/useWords.ts';
import type { TaskDialogProps } from './task.ts';

interface TaskDialogShellProps extends TaskDialogProps {
  readonly action: string;
  readonly busy: boolean;
  /** Whether all that the action needs is there. */
  readonly ready: boolean;
  readonly send: (task: NonNullable<TaskDialogProps['task']>) => Promise<Outcome>;
  /** What is asked; `confirm` is for a field's Enter. */
  readonly children: (of: { readonly problem: Problem | null; readonly confirm: () => void }) => ReactNode;
  /** What was typed for another task is forgotten. */
  readonly onOther: () => void;
  readonly afterOpen?: () => void;
}

/** One thing done with one task: what was typed stays after a refusal, and is gone with the next task. */
export const TaskDialog = (props: TaskDialogShellProps) => {
  const { task, title, action, busy, ready, send, children, onOther, onClose, afterOpen } = props;
  const { t: words } = useTranslation('commands');
  const text = useText();
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    onOther();
    setProblem(null);
    // Anew for each task, and for nothing else.
  }, [task]);
  const confirm = async (): Promise<void> => {
    if (!task || !ready || busy) return;
    const outcome = await send(task);
    setProblem(outcome.ok ? null : outcome.problem);
    if (outcome.ok) onClose(true);
  };
  return (
    <Dialog
      open={task !== null}
      title={title}
      width={440}
      destroyOnHidden
      okText={action}
      cancelText={words('cancel')}
      okButtonProps={{ loading: busy, disabled: !ready, 'data-testid': 'dialog-confirm' }}
      onOk={() => void confirm()}
      onCancel={() => onClose(false)}
      afterOpenChange={(shown) => shown && afterOpen?.()}
    >
      {children({ problem, confirm: () => void confirm() })}
      <div className="dialog-answer" role="alert">
        {problem && <Alert type="error" showIcon title={text(problem.text)} />}
      </div>
    </Dialog>
  );
};
