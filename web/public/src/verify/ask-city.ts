import { within } from '../app/within.ts';
import { bytesOfBase64url } from '../credential/base64url.ts';
import type { Credential } from '../credential/credential.ts';
import type { Opened, Refusal } from '../credential/open-credential.ts';

/** The server's words for what it refuses. */
const refusals: Readonly<Record<string, Refusal>> = {
  unknownKey: 'foreign',
  badSignature: 'changed',
  notShownByHolder: 'unproven',
  otherAddress: 'mixed',
  shownEarlier: 'shownEarlier',
  shownLater: 'shownLater',
  bindingOver: 'bindingOver',
};

const member = (value: unknown, name: string): unknown =>
  value !== null && typeof value === 'object' ? (Reflect.get(value, name) as unknown) : undefined;

const dayMs = 86_400_000;
const startOfDay = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

const readCredential = (claims: unknown, form: unknown): Credential | undefined => {
  const names = ['opaqueId', 'number', 'name', 'maskedDocument', 'category', 'issuer', 'validFrom', 'validUntil'] as const;
  const words = names.map((name) => member(claims, name));
  const [index, uri] = ['index', 'uri'].map((name) => member(member(claims, 'status'), name));
  if (!words.every((word) => typeof word === 'string') || typeof index !== 'number' || typeof uri !== 'string') return undefined;
  const [opaqueId = '', number = '', name = '', maskedDocument = '', category = '', issuer = '', validFrom = '', validUntil = ''] = words;
  const hash = member(claims, 'photoHash');
  return {
    opaqueId,
    number,
    name,
    maskedDocument,
    category,
    issuer,
    validFrom,
    validUntil,
    beginsAt: startOfDay(validFrom),
    expiresAt: new Date(startOfDay(validUntil).getTime() + dayMs),
    portraitHash: typeof hash === 'string' ? bytesOfBase64url(hash) : undefined,
    statusIndex: index,
    statusUri: uri,
    holder: undefined,
    form: form === 'rotating' ? 'rotating' : 'static',
  };
};

/** What the answer of `POST /verify` says; undefined for anything else, such as a captive portal's page. */
export const readCityAnswer = (body: unknown): Opened | undefined => {
  const outcome = member(body, 'outcome');
  if (outcome === 'withdrawn') return { refused: 'withdrawn' };
  if (outcome === 'forged' || outcome === 'stale') return { refused: refusals[String(member(body, 'because'))] ?? 'unreadable' };
  const credential = readCredential(member(body, 'claims'), member(body, 'form'));
  return credential && { credential };
};

/** Sends the whole code to the city's server: only where this device has no way to check its signature. */
export const askCity = async (opaqueId: string, payload: string, timeoutMs: number): Promise<Opened | undefined> => {
  try {
    const answer = await fetch('/verify', {
      method: 'POST',
      body: JSON.stringify({ code: `${location.origin}/v/${opaqueId}#${payload}` }),
      headers: { 'content-type': 'application/json' },
      cache: 'no-store',
      credentials: 'omit',
      signal: within(timeoutMs),
    });
    return answer.ok ? readCityAnswer(await answer.json()) : undefined;
  } catch {
    return undefined;
  }
};
