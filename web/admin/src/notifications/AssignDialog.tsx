import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { graphql } from '../gql/index.ts';
import { assignNotification } from './commands.ts';
import { TaskDialog } from './TaskDialog.tsx';
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
export const AssignDialog = (props: TaskDialogProps) => {
  const { task } = props;
  const { t } = useTranslation('notifications');
  const { institutionName } = useDirectory();
  const assign = useCommand(assignNotification);
  const [{ data }] = useQuery({ query: assignees, variables: { caseId: task?.caseId ?? '' }, pause: task === null });
  const [assigneeId, setAssigneeId] = useState<string | null>(null);
  return (
    <TaskDialog
      {...props}
      action={t('assign')}
      busy={assign.busy}
      ready={assigneeId !== null}
      send={(of) => assign.send({ ...of, assigneeId: assigneeId ?? '' })}
      onOther={() => setAssigneeId(null)}
    >
      {() => (
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
      )}
    </TaskDialog>
  );
};
