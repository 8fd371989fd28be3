import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { CodeForm } from './CodeForm.tsx';
import { Enrolment } from './Enrolment.tsx';
import { session } from './session.ts';
import { useSession } from './SessionProvider.tsx';
import { SignInFrame } from './SignInFrame.tsx';

/** After the password: the code, or setting up what a role asks for. A sign-in goes no further than here without it. */
export const SecondFactorPage = ({ step }: { readonly step: 'code' | 'enrolment' }) => {
  const { t } = useTranslation('session');
  const { accept } = useSession();
  const leave = (): void => {
    session.signOut().then(
      () => accept(null),
      () => accept(null),
    );
  };
  const enrolling = step === 'enrolment';
  return (
    <SignInFrame title={t(enrolling ? 'enrolTitle' : 'secondTitle')} lead={t(enrolling ? 'enrolLead' : 'secondLead')}>
      {enrolling ? (
        <Enrolment onDone={accept} />
      ) : (
        <CodeForm
          label={t('code')}
          action={t('prove')}
          hint={t('recoveryHint')}
          onCode={async (code) => accept(await session.secondFactor.prove(code))}
        />
      )}
      <Button type="link" block onClick={leave}>
        {t('cancel')}
      </Button>
    </SignInFrame>
  );
};
