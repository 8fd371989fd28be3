import { Alert, Input, Radio } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../app/Dialog.tsx';
import type { Outcome, Problem } from './outcome.ts';
import { useText } from '../words/useWords.ts';

interface CodeDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly lead: string;
  readonly action: string;
  readonly choices: readonly { readonly code: string; readonly label: string }[];
  /** Asked besides the code, where words may be added. */
  readonly note?: string;
  readonly onConfirm: (code: string, note: string) => Promise<Outcome>;
  readonly onClose: (done: boolean) => void;
}

/** Digits in a row that hands may type; a scanner types more. */
const mostDigits = 5;

/** One of a list of reasons: its digit chooses it, Enter confirms. */
export const CodeDialog = ({ open, title, lead, action, choices, note, onConfirm, onClose }: CodeDialogProps) => {
  const { t } = useTranslation('commands');
  const text = useText();
  const [code, setCode] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [scanned, setScanned] = useState(false);
  const [busy, setBusy] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const run = useRef(0);
  useEffect(() => {
    if (!open) return;
    setCode(null);
    setTyped('');
    setProblem(null);
    setScanned(false);
    run.current = 0;
  }, [open]);

  const confirm = async (): Promise<void> => {
    if (busy || code === null) return;
    setBusy(true);
    const outcome = await onConfirm(code, typed.trim());
    setBusy(false);
    setProblem(outcome.ok ? null : outcome.problem);
    if (outcome.ok) onClose(true);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    // A barcode that is scanned into the dialog chooses nothing, and its Enter confirms nothing.
    const isWords = event.target instanceof HTMLInputElement && event.target.type === 'text';
    const isDigit = /^\d$/.test(event.key) && !isWords;
    const isScanned = run.current >= mostDigits;
    run.current = isDigit ? run.current + 1 : 0;
    if (isScanned) {
      event.preventDefault();
      setScanned(true);
      return setCode(null);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      void confirm();
    }
    const chosen = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined;
    if (!chosen || isWords) return;
    event.preventDefault();
    setCode(chosen.code);
  };

  return (
    <Dialog
      open={open}
      title={title}
      width={460}
      destroyOnHidden
      okText={action}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true, loading: busy, disabled: code === null, 'data-testid': 'dialog-confirm' }}
      onOk={() => void confirm()}
      onCancel={() => onClose(false)}
      afterOpenChange={(shown) => shown && open && list.current?.focus()}
    >
      <p className="dialog-lead">{lead}</p>
      <div ref={list} tabIndex={-1} className="code-choices" onKeyDown={onKeyDown}>
        <Radio.Group
          aria-label={t('reason')}
          value={code}
          onChange={({ target }) => setCode(String(target.value))}
          options={choices.map(({ code: value, label }, n) => ({
            value,
            label: (
              <>
                {n < 9 && <kbd>{n + 1}</kbd>} {label}
              </>
            ),
          }))}
        />
        {note && (
          <Input aria-label={note} placeholder={note} maxLength={500} value={typed} onChange={({ target }) => setTyped(target.value)} />
        )}
      </div>
      <div className="dialog-answer" role="alert">
        {problem && <Alert type="error" showIcon title={text(problem.text)} />}
        {scanned && <Alert type="warning" showIcon title={t('scannedHere')} data-testid="scanned-away" />}
      </div>
    </Dialog>
  );
};
