import { Alert, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { remember, remembered } from '@healthcert/web-ui/remembered.ts';
import { useText } from '../words/useWords.ts';
import { OfficeButton } from './OfficeButton.tsx';
import { SignInFrame } from './SignInFrame.tsx';
import { Refused, session } from './session.ts';
import { useSession } from './SessionProvider.tsx';

const nameKey = 'hc-admin-name';

/** What was typed stays, whatever the server answers. */
export const SignInPage = () => {
  const { t } = useTranslation('session');
  const text = useText();
  const { accept } = useSession();
  const [loginName, setLoginName] = useState(() => remembered(nameKey) ?? '');
  const [password, setPassword] = useState('');
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);

  const signIn = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      const me = await session.signIn(loginName.trim(), password);
      remember(nameKey, loginName.trim());
      accept(me);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (loginName.trim() !== '' && password !== '') void signIn();
  };

  return (
    <SignInFrame title={t('title')} lead={t('lead')}>
      <form onSubmit={submit} className="sign-in-form">
        <label htmlFor="login-name">{t('loginName')}</label>
        <Input
          id="login-name"
          size="large"
          autoComplete="username"
          autoFocus={loginName === ''}
          value={loginName}
          onChange={({ target }) => setLoginName(target.value)}
        />
        <label htmlFor="password">{t('password')}</label>
        <Input.Password
          id="password"
          size="large"
          autoComplete="current-password"
          autoFocus={loginName !== ''}
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
        <div className="sign-in-answer" role="alert">
          {refusal && <Alert type="error" showIcon title={text(refusal.text)} />}
        </div>
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          block
          loading={busy}
          disabled={loginName.trim() === '' || password === ''}
          data-testid="sign-in"
        >
          {t('signIn')}
        </Button>
      </form>
      <OfficeButton />
      <p className="sign-in-public">
        {t('resident')} <a href="/">{t('residentLink')}</a>
      </p>
    </SignInFrame>
  );
};
