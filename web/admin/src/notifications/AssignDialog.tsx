import { Alert, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Dialog } from '../app/Dialog.tsx';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import type { Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { graphql } from '../gql/index.ts';
import { useText } from '../words/useWords.ts';
import { assignNotification } from './commands.ts';
import type { TaskDialogProps } from './task.ts';

const assignees = graphql(`
  query NotificationAssignees($caseId: ID!) {
    notificationAssignees(caseId: $caseId) {
      staffId
      name
      institutionId
    }
  }
`);

/** To whom of those who may report it a task is given. */
export const AssignDialog = ({ task, title, onClose }: TaskDialogProps) => {
  const { t } = useTranslation('notifications');
  const { t: words } = useTranslation('commands');
  const text = useText();
  const { institutionName } = useDirectory();
  const assign = useCommand(assignNotification);
  const [{ data }] = useQuery({ query: assignees, variables: { caseId: task?.caseId ?? '' }, pause: task === null });
  const [assigneeId, setAssigneeId] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    setAssigneeId(null);
    setProblem(null);
  }, [task]);
  const confirm = async (): Promise<void> => {
    if (!task || assigneeId === null || assign.busy) return;
    const outcome = await assign.send({ ...task, assigneeId });
    setProblem(outcome.ok ? null : outcome.problem);
    if (outcome.ok) onClose(true);
  };
  return (
    <Dialog
      open={task !== null}
      title={title}
      width={420}
      destroyOnHidden
      okText={t('assign')}
      cancelText={words('cancel')}
      okButtonProps={{ loading: assign.busy, disabled: assigneeId === null, 'data-testid': 'dialog-confirm' }}
      onOk={() => void confirm()}
      onCancel={() => onClose(false)}
    >
      <Select
        autoFocus
        showSearch={{ optionFilterProp: 'label' }}
        style={{ width: '100%' }}
        aria-label={t('assignTo')}
        placeholder={t('assignTo')}
        data-testid="assignee"
        value={assigneeId}
        onChange={setAssigneeId}
        options={(data?.notificationAssignees ?? []).map(({ staffId, name, institutionId }) => ({
          value: staffId,
          label: institutionId ? `${name} · ${institutionName(institutionId)}` : name,
        }))}
      />
      <div className="dialog-answer" role="alert">
        {problem && <Alert type="error" showIcon title={text(problem.text)} />}
      </div>
    </Dialog>
  );
};
