import { generateSecret, generateURI, verify } from 'otplib';

/** Seconds that a code is shown, and that a clock may be wrong by in either direction (RFC 6238, 5.2). */
export const period = 30;

/** 160 random bits in Base32, as every authenticator takes them. */
export const newSecret = (): string => generateSecret();

/** What an authenticator scans. */
export const enrolmentUri = (secret: string, issuer: string, label: string): string => generateURI({ issuer, label, secret });

/** The period whose code this is; null: of none near the instant. A period counts from 1970. */
export const periodOf = async (secret: string, code: string, at: Date): Promise<number | null> => {
  if (!/^\d{6}$/.test(code)) return null;
  const epoch = Math.floor(at.getTime() / 1000);
  const result = await verify({ secret, token: code, epoch, epochTolerance: period });
  return result.valid ? Math.floor(epoch / period) + result.delta : null;
};
