import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { App, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddPasskey } from './AddPasskey.tsx';
import { Enrolment } from './Enrolment.tsx';
import { type FactorDeed, FactorStanding } from './FactorStanding.tsx';
import { ProofForm } from './ProofForm.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { type Enrolment as Begun, type SecondFactorStanding, session } from './session.ts';

/** One's own second factor: an authenticator, passkeys, recovery codes. What is there is proven before anything is changed. */
export const OwnSecondFactor = () => {
  const { t } = useTranslation('session');
  const { message } = App.useApp();
  const [standing, setStanding] = useState<SecondFactorStanding | null>(null);
  const [doing, setDoing] = useState<FactorDeed | null>(null);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [asked, setAsked] = useState<PublicKeyCredentialCreationOptionsJSON | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);

  const show = (): void => {
    setDoing(null);
    setBegun(null);
    setAsked(null);
    setCodes(null);
    session.secondFactor.standing().then(setStanding, () => undefined);
  };
  useEffect(show, []);
  const finish = (said: string): void => {
    void message.success(said);
    show();
  };

  if (!standing) return <div aria-busy="true" className="enrolment-wait" />;
  if (codes) return <RecoveryCodes codes={codes} onDone={show} />;
  if (!doing) return <FactorStanding standing={standing} onDeed={setDoing} />;

  const body = () => {
    const proven = !standing.authenticator && standing.passkeys.length === 0;
    switch (doing.deed) {
      case 'set-up':
        return proven || begun ? (
          <Enrolment {...(begun && { begun })} onDone={show} />
        ) : (
          <ProofForm action={t('prove')} onProof={async (given) => setBegun(await session.secondFactor.begin(given))} />
        );
      case 'add-passkey':
        return proven || asked ? (
          <AddPasskey {...(asked && { asked })} onDone={() => finish(t('passkeyIsAdded'))} />
        ) : (
          <ProofForm action={t('prove')} onProof={async (given) => setAsked(await session.secondFactor.beginPasskey(given))} />
        );
      case 'renew':
        return (
          <ProofForm
            action={t('renewCodes')}
            onProof={async (given) => setCodes((await session.secondFactor.renew(given)).recoveryCodes)}
          />
        );
      case 'turn-off':
        return (
          <ProofForm
            action={t('turnOff')}
            danger
            onProof={async (given) => {
              await session.secondFactor.removeAuthenticator(given);
              finish(t('turnedOff'));
            }}
          />
        );
      case 'remove-passkey':
        return (
          <>
            <p>{t('passkeyRemoveLead', { name: doing.passkey.name })}</p>
            <ProofForm
              action={t('remove')}
              danger
              onProof={async (given) => {
                await session.secondFactor.removePasskey(doing.passkey.id, given);
                finish(t('passkeyIsRemoved'));
              }}
            />
          </>
        );
    }
  };
  return (
    <>
      {body()}
      <Button type="link" block onClick={show}>
        {t('back')}
      </Button>
    </>
  );
};
