import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonDialog } from '../commands/ReasonDialog.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { AssignDialog } from './AssignDialog.tsx';
import { dismissNotification } from './commands.ts';
import { DiagnoseDialog } from './DiagnoseDialog.tsx';
import { ReportDialog } from './ReportDialog.tsx';
import type { Task, TaskAction } from './task.ts';

/** What somebody is about to do, and with which task. */
export interface Asked {
  readonly action: TaskAction;
  readonly task: Task;
}

interface TaskDialogsProps {
  readonly asked: Asked | null;
  readonly diseaseName: (code: string) => string;
  readonly onClose: () => void;
}

const done = { report: 'reported', assign: 'assigned', diagnose: 'diagnosed', dismiss: 'dismissed' } as const;

/** One dialog for each thing that may be done with a task; at most one is open. */
export const TaskDialogs = ({ asked, diseaseName, onClose }: TaskDialogsProps) => {
  const { t } = useTranslation('notifications');
  const say = useSay();
  const dismiss = useCommand(dismissNotification);
  const chosen = useMemo(() => asked && { caseId: asked.task.caseId, disease: asked.task.disease }, [asked]);
  const of = asked ? t('reportTitle', { name: asked.task.name ?? t('nameless'), disease: diseaseName(asked.task.disease) }) : '';
  const common = (action: TaskAction) => ({
    task: asked?.action === action ? chosen : null,
    title: of,
    onClose: (happened: boolean) => {
      onClose();
      if (happened) say.done(t(done[action]));
    },
  });
  const dismissing = common('dismiss');
  return (
    <>
      <ReportDialog {...common('report')} />
      <AssignDialog {...common('assign')} />
      <DiagnoseDialog {...common('diagnose')} />
      <ReasonDialog
        open={dismissing.task !== null}
        title={`${t('dismissTitle')} · ${of}`}
        lead={t('dismissLead')}
        action={t('dismiss')}
        danger
        usual={[t('usualOld'), t('usualMistake')]}
        onConfirm={(reason) => dismiss.send({ caseId: chosen?.caseId ?? '', disease: chosen?.disease ?? '', reason })}
        onClose={dismissing.onClose}
      />
    </>
  );
};
