import { BankOutlined } from '@ant-design/icons';
import { Alert, App, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minuteInChina } from '../words/time.ts';
import { useText } from '../words/useWords.ts';
import { Refused, session, type SignInWays } from './session.ts';

/** One's account at the office app: whose word lets one in beside the password. */
export const OfficeLink = () => {
  const { t } = useTranslation('session');
  const text = useText();
  const { message } = App.useApp();
  const [office, setOffice] = useState<SignInWays['office']>(null);
  const [linkedAt, setLinkedAt] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Pick<Refused, 'text'> | null>(null);
  const tell = (error: unknown): void => {
    if (!(error instanceof Refused)) throw error;
    setRefusal(error);
  };
  useEffect(() => {
    const look = async (): Promise<void> => {
      const { office: name, refusal: why } = await session.ways(new URLSearchParams(location.search).get('refused'));
      setRefusal(why);
      if (name) setLinkedAt(await session.office.linkedAt());
      setOffice(name);
    };
    look().catch(tell);
  }, []);
  const unlink = async (): Promise<void> => {
    await session.office.unlink();
    setLinkedAt(null);
    void message.success(t('officeUnlinked'));
  };
  if (!office) return null;
  const name = text(office);
  return (
    <section aria-label={name} className="factor">
      <BankOutlined className="factor-icon" />
      <div className="factor-words">
        <h2>{name}</h2>
        <p className="muted small">
          {linkedAt ? t('officeLinkedAt', { at: minuteInChina(linkedAt) }) : t('officeNotLinked', { office: name })}
        </p>
        {refusal && <Alert type="error" showIcon role="alert" title={text(refusal.text)} />}
      </div>
      <Button data-testid="office-link" onClick={() => void (linkedAt ? unlink() : session.office.link()).catch(tell)}>
        {t(linkedAt ? 'officeUnlink' : 'officeLink')}
      </Button>
    </section>
  );
};
