import { Alert, QRCode, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import { CodeForm } from './CodeForm.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { type Enrolment as Begun, type Me, Refused, session } from './session.ts';

interface EnrolmentProps {
  /** Where it was begun already, by whoever proved another factor first. */
  readonly begun?: Begun;
  readonly onDone: (me: Me) => void;
}

/** Scan, type the first code, keep the recovery codes. */
export const Enrolment = ({ begun: before, onDone }: EnrolmentProps) => {
  const { t } = useTranslation('session');
  const text = useText();
  const [begun, setBegun] = useState<Begun | null>(before ?? null);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [done, setDone] = useState<{ readonly recoveryCodes: readonly string[]; readonly me: Me } | null>(null);
  useEffect(() => {
    if (before) return undefined;
    let gone = false;
    session.secondFactor.begin(null).then(
      (made) => !gone && setBegun(made),
      (error: unknown) => !gone && error instanceof Refused && setRefusal(error),
    );
    return () => {
      gone = true;
    };
  }, []);
  if (done) return <RecoveryCodes codes={done.recoveryCodes} onDone={() => onDone(done.me)} />;
  if (refusal) return <Alert type="error" showIcon role="alert" title={text(refusal.text)} />;
  if (!begun) return <div aria-busy="true" className="enrolment-wait" />;
  return (
    <div className="enrolment">
      <p>{t('enrolScan')}</p>
      {/* Who cannot see it types the key below. */}
      <div className="enrolment-code" aria-hidden="true">
        <QRCode value={begun.uri} size={180} color="#000000" bgColor="#ffffff" bordered={false} />
      </div>
      <p className="muted small">
        {t('enrolSecret')}{' '}
        <Typography.Text code copyable={{ tooltips: false }} data-testid="second-factor-secret">
          {begun.secret}
        </Typography.Text>
      </p>
      <CodeForm
        label={t('enrolCode')}
        action={t('enrolConfirm')}
        onCode={async (code) => {
          const confirmed = await session.secondFactor.confirm(code);
          if (confirmed.recoveryCodes.length === 0) onDone(confirmed.me);
          else setDone(confirmed);
        }}
      />
    </div>
  );
};
