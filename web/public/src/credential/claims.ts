import { decodeMap } from './cbor.ts';
import { base64urlOf } from './base64url.ts';
import type { Credential, Holder } from './credential.ts';

/** Registered claims (RFC 8392); `status`: IETF Token Status List; `certificate`: this platform's own, private use. */
const claim = { issuer: 1, expires: 4, notBefore: 5, id: 7, confirmation: 8, status: 65_535, certificate: -65_537 } as const;
const field = { number: 1, name: 2, maskedDocument: 3, category: 4, portraitHash: 5, boundUntil: 6 } as const;
/** Of a COSE_Key (RFC 9053, 7.1) in `cnf` (RFC 8747). */
const coseKey = { inConfirmation: 1, x: -2, y: -3 } as const;
const portraitHashBytes = 16;
const idBytes = 12;
const coordinateBytes = 32;

/** Days begin and end in China's one time zone, UTC+8. */
const dayHolding = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

const member = (value: unknown, key: unknown): unknown => (value instanceof Map ? (value.get(key) as unknown) : undefined);
const words = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const index = (value: unknown): number | undefined => (Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined);
const instant = (value: unknown): Date | undefined => {
  const seconds = index(value);
  return seconds === undefined || seconds > 253_402_300_799 ? undefined : new Date(seconds * 1000);
};

const bytes = (value: unknown, length: number): Uint8Array<ArrayBuffer> | undefined =>
  value instanceof Uint8Array && value.length === length ? Uint8Array.from(value) : undefined;

/** `broken` where only a part of the binding is there. */
const readHolder = (confirmation: unknown, boundUntil: unknown): Holder | undefined | 'broken' => {
  if (confirmation === undefined && boundUntil === undefined) return undefined;
  const key = member(confirmation, coseKey.inConfirmation);
  const [x, y] = [bytes(member(key, coseKey.x), coordinateBytes), bytes(member(key, coseKey.y), coordinateBytes)];
  const until = instant(boundUntil);
  return x && y && until && member(key, 1) === 2 && member(key, -1) === 1 ? { x, y, until } : 'broken';
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
  const id = bytes(cwt?.get(claim.id), idBytes);
  const holder = readHolder(cwt?.get(claim.confirmation), member(certificate, field.boundUntil));
  const statusIndex = index(member(list, 'idx'));
  const statusUri = words(member(list, 'uri'));
  const hash = member(certificate, field.portraitHash);
  if (!number || !name || !category || !maskedDocument || !issuer || !beginsAt || !expiresAt || statusIndex === undefined || !statusUri)
    return undefined;
  if (!id || holder === 'broken') return undefined;
  if (hash !== undefined && !(hash instanceof Uint8Array && hash.length === portraitHashBytes)) return undefined;
  return {
    opaqueId: base64urlOf(id),
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
    holder,
    form: holder ? 'rotating' : 'static',
  };
};
