import { digitsOfBytes } from '../credential/digits-of.ts';
import { halfMinuteMs, makeScreenCode } from '../credential/screen-code.ts';
import type { HeldCertificate, PhoneKey } from './phone-key.ts';

/** The text of the QR during the half-minute of `now`. */
export const shownCode = async ({ address, credential }: HeldCertificate, { privateKey }: PhoneKey, now: Date): Promise<string> =>
  `${address}#${digitsOfBytes(await makeScreenCode(credential, privateKey, now))}`;

/** Milliseconds until the next half-minute begins. */
export const untilNextCode = (now: Date): number => halfMinuteMs - (now.getTime() % halfMinuteMs);
