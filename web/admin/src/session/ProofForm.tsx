import { KeyOutlined } from '@ant-design/icons';
import { Alert, Button, Divider } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import { CodeForm } from './CodeForm.tsx';
import { passkeysHere, proveByPasskey } from './passkeys.ts';
import { type Proof, Refused, type SecondFactorStanding, session } from './session.ts';

interface ProofFormProps {
  readonly action: string;
  readonly danger?: boolean;
  /** @throws Refused */
  readonly onProof: (proof: Proof) => Promise<void>;
}

/** Asks for whichever second factor one has: a passkey where it can be used, a code beside it. */
export const ProofForm = ({ action, danger = false, onProof }: ProofFormProps) => {
  const { t } = useTranslation('session');
  const text = useText();
  const [standing, setStanding] = useState<SecondFactorStanding | null>(null);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    session.secondFactor.standing().then(setStanding, (error: unknown) => error instanceof Refused && setRefusal(error));
  }, []);

  const usePasskey = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      await onProof(await proveByPasskey());
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };

  const answer = (
    <div className="sign-in-answer" role="alert">
      {refusal && <Alert type="error" showIcon title={text(refusal.text)} />}
    </div>
  );
  if (!standing) return refusal ? answer : <div aria-busy="true" className="enrolment-wait" />;
  const { authenticator, passkeys, passkeysAt, recoveryCodes } = standing;
  const byPasskey = passkeys.length > 0 && passkeysHere(passkeysAt);
  const byCode = authenticator || recoveryCodes > 0;
  return (
    <>
      {passkeys.length > 0 && !byPasskey && (
        <Alert type="info" showIcon title={passkeysAt === null ? t('passkeysNowhere') : t('passkeysElsewhere', { at: passkeysAt })} />
      )}
      {byPasskey && (
        <>
          {answer}
          <Button
            type="primary"
            size="large"
            block
            autoFocus
            danger={danger}
            icon={<KeyOutlined />}
            loading={busy}
            data-testid="use-passkey"
            onClick={() => void usePasskey()}
          >
            {busy ? t('passkeyWaiting') : t('passkeyUse')}
          </Button>
        </>
      )}
      {byPasskey && byCode && <Divider plain>{t('or')}</Divider>}
      {byCode && (
        <CodeForm
          label={authenticator ? t('codeLead') : t('code')}
          action={action}
          hint={t('recoveryHint')}
          danger={danger}
          first={!byPasskey}
          onCode={(code) => onProof({ code })}
        />
      )}
    </>
  );
};
