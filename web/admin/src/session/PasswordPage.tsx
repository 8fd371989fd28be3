import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { PasswordForm } from './PasswordForm.tsx';
import { session } from './session.ts';
import { useSession } from './SessionProvider.tsx';
import { SignInFrame } from './SignInFrame.tsx';

/** A first sign-in goes no further than here. */
export const PasswordPage = ({ forced }: { readonly forced: boolean }) => {
  const { t } = useTranslation('session');
  const { accept } = useSession();
  const leave = (): void => {
    session.signOut().then(
      () => accept(null),
      () => accept(null),
    );
  };
  return (
    <SignInFrame title={t('changeTitle')} lead={forced ? t('mustChange') : ''}>
      <PasswordForm />
      <Button type="link" block onClick={leave}>
        {t('cancel')}
      </Button>
    </SignInFrame>
  );
};
