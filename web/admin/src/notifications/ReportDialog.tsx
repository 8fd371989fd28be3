import { Alert, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import { blamedField, type Problem } from '../commands/outcome.ts';
import { useCommand } from '../commands/useCommand.ts';
import { useText } from '../words/useWords.ts';
import { reportNotification } from './commands.ts';
import type { TaskDialogProps } from './task.ts';

/** The number of the card and to whom it went; what was typed stays after a refusal. */
export const ReportDialog = ({ task, title, onClose }: TaskDialogProps) => {
  const { t } = useTranslation('notifications');
  const { t: words } = useTranslation('commands');
  const text = useText();
  const report = useCommand(reportNotification);
  const [cardNumber, setCardNumber] = useState('');
  const [reportedTo, setReportedTo] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const first = useRef<InputRef>(null);

  useEffect(() => {
    setCardNumber('');
    setReportedTo('');
    setProblem(null);
  }, [task]);

  const confirm = async (): Promise<void> => {
    if (!task || report.busy) return;
    const outcome = await report.send({ ...task, cardNumber: cardNumber.trim(), reportedTo: reportedTo.trim() });
    setProblem(outcome.ok ? null : outcome.problem);
    if (outcome.ok) onClose(true);
  };
  const blamed = problem && blamedField(problem, ['cardNumber', 'reportedTo'] as const);

  return (
    <Dialog
      open={task !== null}
      title={title}
      width={460}
      destroyOnHidden
      okText={t('report')}
      cancelText={words('cancel')}
      okButtonProps={{ loading: report.busy, 'data-testid': 'dialog-confirm' }}
      onOk={() => void confirm()}
      onCancel={() => onClose(false)}
      afterOpenChange={(shown) => shown && first.current?.focus()}
    >
      <p className="dialog-lead">{t('reportLead')}</p>
      <label className="dialog-label" htmlFor="cardNumber">
        {t('cardNumber')}
      </label>
      <Input
        id="cardNumber"
        ref={first}
        maxLength={60}
        status={blamed === 'cardNumber' ? 'error' : ''}
        value={cardNumber}
        onChange={({ target }) => setCardNumber(target.value)}
        onPressEnter={() => void confirm()}
      />
      <label className="dialog-label" htmlFor="reportedTo">
        {t('reportedTo')}
      </label>
      <Input
        id="reportedTo"
        maxLength={100}
        status={blamed === 'reportedTo' ? 'error' : ''}
        value={reportedTo}
        onChange={({ target }) => setReportedTo(target.value)}
        onPressEnter={() => void confirm()}
      />
      <div className="dialog-answer" role="alert">
        {problem && <Alert type="error" showIcon title={text(problem.text)} />}
      </div>
    </Dialog>
  );
};
