import { Alert, App, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeForm } from './CodeForm.tsx';
import { Enrolment } from './Enrolment.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { type SecondFactorStanding, session } from './session.ts';

type Doing = 'enrolling' | 'renewing' | 'removing' | null;

/** One's own second factor: on, off, new recovery codes; each for a code. */
export const OwnSecondFactor = ({ onDone }: { readonly onDone: () => void }) => {
  const { t } = useTranslation('session');
  const { message } = App.useApp();
  const [standing, setStanding] = useState<SecondFactorStanding | null>(null);
  const [doing, setDoing] = useState<Doing>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  useEffect(() => {
    session.secondFactor.standing().then(setStanding, onDone);
  }, []);
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (doing === 'enrolling') return <Enrolment onDone={onDone} />;
  if (doing === 'renewing')
    return (
      <CodeForm
        label={t('secondLead')}
        action={t('renewCodes')}
        onCode={async (code) => setCodes((await session.secondFactor.renew(code)).recoveryCodes)}
      />
    );
  if (doing === 'removing')
    return (
      <CodeForm
        label={t('secondLead')}
        action={t('turnOff')}
        danger
        onCode={async (code) => {
          await session.secondFactor.remove(code);
          void message.success(t('turnedOff'));
          onDone();
        }}
      />
    );
  if (!standing) return <div aria-busy="true" className="enrolment-wait" />;
  return (
    <>
      <p className="muted">{t('enrolOwn')}</p>
      <Alert
        type={standing.enrolled ? 'success' : 'info'}
        showIcon
        title={standing.enrolled ? t('secondOn', { count: standing.recoveryCodes }) : t('secondOff')}
        description={standing.enrolled && standing.needed ? t('secondNeeded') : undefined}
      />
      <div className="recovery-actions">
        {standing.enrolled ? (
          <>
            {!standing.needed && <Button onClick={() => setDoing('removing')}>{t('turnOff')}</Button>}
            <Button onClick={() => setDoing('renewing')}>{t('renewCodes')}</Button>
          </>
        ) : (
          <Button type="primary" onClick={() => setDoing('enrolling')} data-testid="enrol">
            {t('enrolTitle')}
          </Button>
        )}
      </div>
    </>
  );
};
