import { KeyOutlined } from '@ant-design/icons';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { Alert, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import { makePasskey } from './passkeys.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { type Me, Refused, session } from './session.ts';

interface AddPasskeyProps {
  /** What the server wants made, where it was asked for before. */
  readonly asked?: PublicKeyCredentialCreationOptionsJSON;
  readonly onDone: (me: Me) => void;
}

/** A name for it, then what the browser asks; tried again as often as one likes within five minutes. */
export const AddPasskey = ({ asked, onDone }: AddPasskeyProps) => {
  const { t } = useTranslation('session');
  const text = useText();
  const [name, setName] = useState(t('passkeyThis'));
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const [added, setAdded] = useState<{ readonly recoveryCodes: readonly string[]; readonly me: Me } | null>(null);

  const add = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      const made = await makePasskey(asked ?? (await session.secondFactor.beginPasskey(null)));
      const done = await session.secondFactor.addPasskey(name.trim(), made);
      if (done.recoveryCodes.length === 0) onDone(done.me);
      else setAdded(done);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') void add();
  };

  if (added) return <RecoveryCodes codes={added.recoveryCodes} onDone={() => onDone(added.me)} />;
  return (
    <form onSubmit={submit} className="sign-in-form">
      <p className="muted">{t('passkeysHint')}</p>
      <label htmlFor="passkey-name">{t('passkeyName')}</label>
      <Input
        id="passkey-name"
        size="large"
        autoFocus
        autoComplete="off"
        maxLength={60}
        value={name}
        data-testid="passkey-name"
        onChange={({ target }) => setName(target.value)}
      />
      <p className="muted small">{t('passkeyNameHint')}</p>
      <div className="sign-in-answer" role="alert">
        {refusal && <Alert type="error" showIcon title={text(refusal.text)} />}
      </div>
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        block
        icon={<KeyOutlined />}
        loading={busy}
        disabled={name.trim() === ''}
        data-testid="make-passkey"
      >
        {busy ? t('passkeyWaiting') : t('passkeyAdd')}
      </Button>
    </form>
  );
};
