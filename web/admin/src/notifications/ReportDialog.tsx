import { Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blamedField } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { reportNotification } from './commands.ts';
import { TaskDialog } from './TaskDialog.tsx';
import type { TaskDialogProps } from './task.ts';

/** As long as the door takes them. */
const fields = { cardNumber: 60, reportedTo: 100 } as const;
type Field = keyof typeof fields;
const names = Object.keys(fields) as Field[];
const empty: Readonly<Record<Field, string>> = { cardNumber: '', reportedTo: '' };

/** The number of the card and to whom it went. */
export const ReportDialog = (props: TaskDialogProps) => {
  const { t } = useTranslation('notifications');
  const report = useCommand(reportNotification);
  const [typed, setTyped] = useState(empty);
  const first = useRef<InputRef>(null);
  return (
    <TaskDialog
      {...props}
      action={t('report')}
      busy={report.busy}
      ready
      send={(task) => report.send({ ...task, cardNumber: typed.cardNumber.trim(), reportedTo: typed.reportedTo.trim() })}
      onOther={() => setTyped(empty)}
      afterOpen={() => first.current?.focus()}
    >
      {({ problem, confirm }) => (
        <>
          <p className="dialog-lead">{t('reportLead')}</p>
          {names.map((name, n) => (
            <div key={name}>
              <label className="dialog-label" htmlFor={name}>
                {t(name)}
              </label>
              <Input
                id={name}
                ref={n === 0 ? first : null}
                maxLength={fields[name]}
                status={problem && blamedField(problem, names) === name ? 'error' : ''}
                value={typed[name]}
                onChange={({ target }) => setTyped((before) => ({ ...before, [name]: target.value }))}
                onPressEnter={confirm}
              />
            </div>
          ))}
        </>
      )}
    </TaskDialog>
  );
};
