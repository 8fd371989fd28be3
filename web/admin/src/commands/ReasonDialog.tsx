import { Alert, Input, type InputRef } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import { takeScanned } from './scanned.ts';
import { useText } from '../words/useWords.ts';
import type { Outcome, Problem } from './outcome.ts';

interface ReasonDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** What will happen, in a sentence. */
  readonly lead?: ReactNode;
  readonly action: string;
  readonly danger?: boolean;
  readonly wide?: boolean;
  /** Often used reasons, one click each. */
  readonly usual?: readonly string[];
  readonly optional?: boolean;
  /** Something else that is asked for is not given yet. */
  readonly lacking?: boolean;
  /** What is known to be the reason beforehand. */
  readonly initial?: string;
  readonly children?: ReactNode;
  readonly onConfirm: (reason: string) => Promise<Outcome>;
  readonly onClose: (done: boolean) => void;
  /** Where the keyboard goes afterwards. */
  readonly backTo?: (() => void) | undefined;
}

/** Asks for a reason before something that is remembered; Ctrl+Enter confirms. What was typed stays after a refusal. */
export const ReasonDialog = (props: ReasonDialogProps) => {
  const { open, title, lead, action, danger = false, wide = false, usual = [], optional = false, lacking = false } = props;
  const { initial = '', children, onConfirm, onClose, backTo } = props;
  const { t } = useTranslation('commands');
  const text = useText();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [scanned, setScanned] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<InputRef>(null);

  useEffect(() => {
    if (!open) return;
    setReason(initial);
    setProblem(null);
    setScanned(null);
  }, [open]);

  const confirm = async (): Promise<void> => {
    if (busy || lacking || (!optional && reason.trim() === '')) return field.current?.focus();
    setBusy(true);
    const outcome = await onConfirm(reason.trim());
    setBusy(false);
    setProblem(outcome.ok ? null : outcome.problem);
    if (outcome.ok) onClose(true);
  };

  return (
    <Dialog
      open={open}
      title={title}
      width={wide ? 640 : 460}
      destroyOnHidden
      okText={action}
      cancelText={t('cancel')}
      okButtonProps={{ danger, loading: busy, disabled: lacking || (!optional && reason.trim() === ''), 'data-testid': 'dialog-confirm' }}
      onOk={() => void confirm()}
      onCancel={() => onClose(false)}
      backTo={backTo}
      afterOpenChange={(shown) => shown && field.current?.focus()}
    >
      <div onKeyDownCapture={(event) => setScanned((before) => takeScanned(event) ?? before)}>
        {lead && <p className="dialog-lead">{lead}</p>}
        {children}
        <label className="dialog-label" htmlFor="reason">
          {t('reason')} <span className="muted small">{t(optional ? 'reasonOptional' : 'reasonHint')}</span>
        </label>
        <Input.TextArea
          id="reason"
          ref={field}
          rows={3}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void confirm();
          }}
        />
        {usual.length > 0 && (
          <div className="usual">
            {usual.map((words) => (
              <button key={words} type="button" className="usual-reason" onClick={() => setReason(words)}>
                {words}
              </button>
            ))}
          </div>
        )}
        <div className="dialog-answer" role="alert">
          {problem && <Alert type="error" showIcon title={text(problem.text)} />}
          {scanned !== null && <Alert type="warning" showIcon title={t('scannedAway', { code: scanned })} data-testid="scanned-away" />}
        </div>
      </div>
    </Dialog>
  );
};
