import { Alert, Button, Divider } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useText } from '../words/useWords.ts';
import { Refused, session, type SignInWays } from './session.ts';

/** The way in by the office app, where the city has one; and why the last try came to nothing. */
export const OfficeButton = () => {
  const { t } = useTranslation('session');
  const text = useText();
  const [ways, setWays] = useState<SignInWays | null>(null);
  const [refusal, setRefusal] = useState<Pick<Refused, 'text'> | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    const look = async (): Promise<void> => {
      const found = await session.ways(new URLSearchParams(location.search).get('refused'));
      setWays(found);
      setRefusal(found.refusal);
    };
    // Unreachable: signing in by password says so.
    look().catch(() => undefined);
  }, []);
  const go = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      await session.office.goTo();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefusal(error);
      setBusy(false);
    }
  };
  if (!ways?.office) return null;
  return (
    <>
      <Divider plain>{t('or')}</Divider>
      <Button size="large" block loading={busy} data-testid="office-sign-in" onClick={() => void go()}>
        {t('officeSignIn', { office: text(ways.office) })}
      </Button>
      <div role="alert">{refusal && <Alert className="office-refusal" type="error" showIcon title={text(refusal.text)} />}</div>
    </>
  );
};
