import { decodeMap } from './cbor.ts';
import type { Credential } from './credential.ts';

/** Registered claims (RFC 8392); `status`: IETF Token Status List; `certificate`: this platform's own, private use. */
const claim = { issuer: 1, expires: 4, notBefore: 5, status: 65_535, certificate: -65_537 } as const;
const field = { number: 1, name: 2, maskedDocument: 3, category: 4, portraitHash: 5 } as const;
const portraitHashBytes = 16;

/** Days begin and end in China's one time zone, UTC+8. */
const dayHolding = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

const member = (value: unknown, key: unknown): unknown => (value instanceof Map ? (value.get(key) as unknown) : undefined);
const words = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const index = (value: unknown): number | undefined => (Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined);
const instant = (value: unknown): Date | undefined => {
  const seconds = index(value);
  return seconds === undefined || seconds > 253_402_300_799 ? undefined : new Date(seconds * 1000);
};

/** The claims of a payload whose signature was found good; undefined where one is missing. Unknown claims are passed over. */
export const readClaims = (payload: Uint8Array): Credential | undefined => {
  const cwt = decodeMap(payload);
  const certificate = cwt?.get(claim.certificate);
  const list = member(cwt?.get(claim.status), 'status_list');
  const [number, name, category] = [field.number, field.name, field.category].map((key) => words(member(certificate, key)));
  const maskedDocument = words(member(certificate, field.maskedDocument));
  const issuer = words(cwt?.get(claim.issuer));
  const beginsAt = instant(cwt?.get(claim.notBefore));
  const expiresAt = instant(cwt?.get(claim.expires));
  const statusIndex = index(member(list, 'idx'));
  const statusUri = words(member(list, 'uri'));
  const hash = member(certificate, field.portraitHash);
  if (!number || !name || !category || !maskedDocument || !issuer || !beginsAt || !expiresAt || statusIndex === undefined || !statusUri)
    return undefined;
  if (hash !== undefined && !(hash instanceof Uint8Array && hash.length === portraitHashBytes)) return undefined;
  return {
    number,
    name,
    category,
    maskedDocument,
    issuer,
    beginsAt,
    expiresAt,
    validFrom: dayHolding(beginsAt),
    validUntil: dayHolding(new Date(expiresAt.getTime() - 1)),
    portraitHash: hash,
    statusIndex,
    statusUri,
    form: 'static',
  };
};
