import { bytesOfBase64url } from '../credential/base64url.ts';
import { type HeldCertificate, phoneKey, type PhoneStore } from './phone-key.ts';

/** Asks the city to bind a certificate to this public key; undefined without a network or without leave. */
export type Bind = (number: string, key: JsonWebKey) => Promise<HeldCertificate | undefined>;

/** Days before its end from which a binding is renewed whenever there is a network. */
const renewBeforeMs = 5 * 86_400_000;

const textOf = (body: unknown, name: string): string | undefined => {
  const value: unknown = body !== null && typeof body === 'object' ? Reflect.get(body, name) : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** By `POST /api/certificates/:number/phone`, in the session of whoever is signed in. */
export const bindOnline: Bind = async (number, key) => {
  try {
    const answer = await fetch(`/api/certificates/${encodeURIComponent(number)}/phone`, {
      method: 'POST',
      body: JSON.stringify({ key }),
      headers: { 'content-type': 'application/json' },
    });
    const body: unknown = answer.ok ? await answer.json() : undefined;
    const [address, credential, until] = ['address', 'credential', 'until'].map((name) => textOf(body, name));
    const bytes = credential === undefined ? undefined : bytesOfBase64url(credential);
    return address !== undefined && bytes && until !== undefined ? { address, credential: bytes, until: new Date(until) } : undefined;
  } catch {
    return undefined;
  }
};

/** The certificate as this phone may show it now, renewed when its binding nears its end; undefined when it may not. */
export const heldCertificate = async (store: PhoneStore, number: string, bind: Bind, now: Date): Promise<HeldCertificate | undefined> => {
  const kept = await store.certificate(number);
  if (kept && kept.until.getTime() - now.getTime() > renewBeforeMs) return kept;
  const { publicKey } = await phoneKey(store);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey);
  const renewed = await bind(number, { kty, crv, x, y });
  if (renewed) await store.keepCertificate(number, renewed);
  const held = renewed ?? kept;
  return held && now < held.until ? held : undefined;
};
