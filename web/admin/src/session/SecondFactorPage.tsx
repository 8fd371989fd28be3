import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddPasskey } from './AddPasskey.tsx';
import { Enrolment } from './Enrolment.tsx';
import { passkeysHere } from './passkeys.ts';
import { ProofForm } from './ProofForm.tsx';
import { session } from './session.ts';
import { useSession } from './SessionProvider.tsx';
import { SignInFrame } from './SignInFrame.tsx';

/** What a role asks for, set up in the way one likes. */
const Enrolling = () => {
  const { t } = useTranslation('session');
  const { accept } = useSession();
  const [way, setWay] = useState<'authenticator' | 'passkey'>('authenticator');
  const [usable, setUsable] = useState(false);
  useEffect(() => {
    session.secondFactor.standing().then(
      ({ passkeysAt }) => setUsable(passkeysHere(passkeysAt)),
      () => undefined,
    );
  }, []);
  const passkey = way === 'passkey';
  return (
    <>
      {passkey ? <AddPasskey onDone={accept} /> : <Enrolment onDone={accept} />}
      {usable && (
        <Button type="link" block onClick={() => setWay(passkey ? 'authenticator' : 'passkey')} data-testid="other-way">
          {t(passkey ? 'enrolWithCode' : 'enrolWithPasskey')}
        </Button>
      )}
    </>
  );
};

/** After the password: the proof, or setting up what a role asks for. A sign-in goes no further than here without it. */
export const SecondFactorPage = ({ step }: { readonly step: 'proof' | 'enrolment' }) => {
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
        <Enrolling />
      ) : (
        <ProofForm action={t('prove')} onProof={async (proof) => accept(await session.secondFactor.prove(proof))} />
      )}
      <Button type="link" block onClick={leave}>
        {t('cancel')}
      </Button>
    </SignInFrame>
  );
};
