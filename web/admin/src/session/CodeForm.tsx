import { Alert, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import { Refused } from './session.ts';

interface CodeFormProps {
  readonly label: string;
  readonly action: string;
  readonly hint?: string;
  readonly danger?: boolean;
  /** False where something before it is more likely wanted. */
  readonly first?: boolean;
  /** @throws Refused */
  readonly onCode: (code: string) => Promise<void>;
}

/** Asks for a code; a wrong one is said, and the field is free for the next. */
export const CodeForm = ({ label, action, hint, danger = false, first = true, onCode }: CodeFormProps) => {
  const text = useText();
  const { t } = useTranslation('session');
  const [code, setCode] = useState('');
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      await onCode(code.trim());
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefusal(error);
      setCode('');
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (code.trim() !== '') void send();
  };
  return (
    <form onSubmit={submit} className="sign-in-form">
      <label htmlFor="second-factor-code">{label}</label>
      <Input
        id="second-factor-code"
        size="large"
        inputMode="text"
        autoComplete="one-time-code"
        autoFocus={first}
        maxLength={20}
        placeholder={t('code')}
        value={code}
        data-testid="second-factor-code"
        onChange={({ target }) => setCode(target.value)}
      />
      {hint && <p className="muted small">{hint}</p>}
      <div className="sign-in-answer" role="alert">
        {refusal && <Alert type="error" showIcon title={text(refusal.text)} />}
      </div>
      <Button
        type={first ? 'primary' : 'default'}
        size="large"
        htmlType="submit"
        danger={danger}
        block
        loading={busy}
        disabled={code.trim() === ''}
        data-testid="send-code"
      >
        {action}
      </Button>
    </form>
  );
};
