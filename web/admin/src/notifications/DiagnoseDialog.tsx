import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../app/useToday.ts';
import { useCommand } from '../commands/useCommand.ts';
import { diagnoseNotification } from './commands.ts';
import { TaskDialog } from './TaskDialog.tsx';
import type { TaskDialogProps } from './task.ts';

/** Since when the physician suspects or diagnoses it: the deadline runs from then. */
export const DiagnoseDialog = (props: TaskDialogProps) => {
  const { t } = useTranslation('notifications');
  const today = useToday();
  const diagnose = useCommand(diagnoseNotification);
  const [at, setAt] = useState<Dayjs | null>(null);
  return (
    <TaskDialog
      {...props}
      action={t('diagnose')}
      busy={diagnose.busy}
      ready={at !== null}
      send={(task) => diagnose.send({ ...task, diagnosedAt: at?.toISOString() ?? '' })}
      onOther={() => setAt(props.task && dayjs().second(0).millisecond(0))}
    >
      {({ problem }) => (
        <>
          <p className="dialog-lead">{t('diagnoseLead')}</p>
          <label className="dialog-label" htmlFor="diagnosedAt">
            {t('diagnosedAt')}
          </label>
          <DatePicker
            id="diagnosedAt"
            autoFocus
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            maxDate={dayjs(today).endOf('day')}
            value={at}
            onChange={setAt}
            status={problem ? 'error' : ''}
          />
        </>
      )}
    </TaskDialog>
  );
};
