import { decodeMap } from './cbor.ts';
import { checkSignature, parseSignedMessage, type VerifyingKey } from './signed-message.ts';

/** Claims of a status list token: IETF Token Status List (draft-ietf-oauth-status-list), section "Status List Token in CWT Format". */
const claims = { subject: 2, expiry: 4, issuedAt: 6, statusList: 65533 } as const;
const tokenType = 'application/statuslist+cwt';

/** What two bits can say (section "Status Types Values"); a revoked and a superseded one are both invalid here. */
const byCode = ['valid', 'invalid', 'suspended', undefined] as const;
export type ListedStatus = Exclude<(typeof byCode)[number], undefined>;

/** A list whose signature was found good. */
export interface StatusList {
  /** Its own address; a credential that names another one is not in it. */
  readonly uri: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date | undefined;
  /** Undefined beyond its end, and for a value that has no meaning here. */
  readonly statusAt: (index: number) => ListedStatus | undefined;
}

const inflate = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).arrayBuffer());

const member = (value: unknown, key: unknown): unknown => (value instanceof Map ? (value.get(key) as unknown) : undefined);

const dateOf = (seconds: unknown): Date | undefined =>
  typeof seconds === 'number' && Number.isFinite(seconds) ? new Date(seconds * 1000) : undefined;

/** Undefined unless the bytes are a status list of two bits each, signed by one of the keys. */
export const openStatusList = async (bytes: Uint8Array, keys: readonly VerifyingKey[], now: Date): Promise<StatusList | undefined> => {
  const message = parseSignedMessage(bytes);
  if (message?.type !== tokenType || (await checkSignature(message, keys, now)) !== 'good') return undefined;
  const payload = decodeMap(message.payload);
  const issuedAt = dateOf(payload?.get(claims.issuedAt));
  const list = payload?.get(claims.statusList);
  const packed = member(list, 'lst');
  const uri = payload?.get(claims.subject);
  if (!issuedAt || typeof uri !== 'string' || member(list, 'bits') !== 2 || !(packed instanceof Uint8Array)) return undefined;
  const bits = await inflate(Uint8Array.from(packed)).catch(() => undefined);
  if (!bits) return undefined;
  return {
    uri,
    issuedAt,
    expiresAt: dateOf(payload?.get(claims.expiry)),
    statusAt: (index) => {
      const byte = bits[index >> 2];
      return byte === undefined ? undefined : byCode[(byte >> ((index & 3) * 2)) & 3];
    },
  };
};
