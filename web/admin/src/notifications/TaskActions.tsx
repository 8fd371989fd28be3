import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActionMenu } from '../app/ActionMenu.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { useMay, useMe } from '../session/SessionProvider.tsx';
import { assignNotification } from './commands.ts';
import type { Task, TaskAction } from './task.ts';

interface TaskActionsProps {
  readonly of: Task;
  readonly onAsk: (action: TaskAction) => void;
}

/** What this person may do with an open task: taking it at once, the rest in a dialog. */
export const TaskActions = ({ of: { caseId, disease, assigneeId }, onAsk }: TaskActionsProps) => {
  const { t } = useTranslation('notifications');
  const may = useMay();
  const say = useSay();
  const { actor } = useMe();
  const assign = useCommand(assignNotification);
  const take = async (): Promise<void> => {
    say.outcome(await assign.send({ caseId, disease, assigneeId: actor.id }), t('taken'));
  };
  const menu = [
    { key: 'assign' as const, shown: may('assignNotification'), label: t('assignOther') },
    { key: 'diagnose' as const, shown: may('diagnoseNotification'), label: t('diagnose') },
    { key: 'dismiss' as const, shown: may('dismissNotification'), danger: true, label: t('dismiss') },
  ].flatMap(({ shown, ...item }) => (shown ? [{ ...item, onClick: () => onAsk(item.key) }] : []));
  return (
    <div className="row-actions">
      {may('assignNotification') && assigneeId !== actor.id && (
        <Button size="small" loading={assign.busy} onClick={() => void take()} data-testid={`take-${caseId}`}>
          {t('take')}
        </Button>
      )}
      {menu.length > 0 && (
        <ActionMenu items={menu}>
          <Button size="small" aria-label={t('more')} data-testid={`more-${caseId}`}>
            …
          </Button>
        </ActionMenu>
      )}
      {may('reportNotification') && (
        <Button size="small" type="primary" onClick={() => onAsk('report')} data-testid={`report-${caseId}`}>
          {t('report')}
        </Button>
      )}
    </div>
  );
};
