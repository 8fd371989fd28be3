import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  WebAuthnError,
} from '@simplewebauthn/browser';
import { Refused, session, type Proof } from './session.ts';

/** Whether this page stands where the city's passkeys hold, in a browser that has them. */
export const passkeysHere = (at: string | null): boolean => at === location.origin && browserSupportsWebAuthn();

const cancelled = {
  code: 'PasskeyCancelled',
  field: null,
  text: { zh: '没有完成。请重试，或改用其他方式', en: 'It was not completed: try again, or use another way' },
};
const known = {
  code: 'PasskeyKnown',
  field: null,
  text: { zh: '此设备已登记过通行密钥', en: 'This device has a passkey already' },
};

/** Whoever cancels, waits too long or has no such device is told the same by browsers, on purpose. */
const inWords = (error: unknown): never => {
  if (error instanceof Refused) throw error;
  const again = error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
  throw new Refused(again ? known : cancelled);
};

/** Has a device sign what the server asks. @throws Refused */
export const proveByPasskey = async (): Promise<Proof> => {
  const optionsJSON = await session.secondFactor.challenge();
  return { passkey: await startAuthentication({ optionsJSON }).catch(inWords) };
};

/** Has a device make a passkey. @throws Refused */
export const makePasskey = (optionsJSON: PublicKeyCredentialCreationOptionsJSON): Promise<RegistrationResponseJSON> =>
  startRegistration({ optionsJSON }).catch(inWords);
