import { encode } from 'cbor2/encoder';
import { Tag } from 'cbor2/tag';
import { decodeCbor, decodeMap } from './cbor.ts';

/** COSE header labels and values: RFC 9052 section 3.1, RFC 9596 for `type`, RFC 9053 section 2.1 for ES256. */
const label = { algorithm: 1, critical: 2, keyId: 4, type: 16 } as const;
const es256 = { algorithm: -7, signatureBytes: 64 } as const;
const sign1Tag = 18;

/** A COSE_Sign1 message, taken apart and not yet believed. */
export interface SignedMessage {
  readonly algorithm: number;
  /** Empty on a phone's own signature, whose key stands in what the issuer signed. */
  readonly keyId: Uint8Array;
  /** What the signer says it is ("application/statuslist+cwt"); keeps one kind of message from passing as another. */
  readonly type: string | undefined;
  readonly protectedHeader: Uint8Array<ArrayBuffer>;
  readonly payload: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** A key of the published set. */
export interface VerifyingKey {
  /** The COSE key id, 8 bytes; need not be unique. */
  readonly id: Uint8Array;
  /** `withdrawn`: may be known to others. `askCity`: of a suite that no browser has, such as SM2. */
  readonly key: CryptoKey | 'withdrawn' | 'askCity';
  /** The instant from which a retired key is trusted no more. */
  readonly until: Date | undefined;
}

export type Signature = 'good' | 'bad' | 'unknownKey' | 'withdrawn' | 'askCity';

const bytesOf = (value: unknown): Uint8Array<ArrayBuffer> | undefined => (value instanceof Uint8Array ? Uint8Array.from(value) : undefined);

/** Undefined for anything that is not one whole COSE_Sign1 (RFC 9052 section 4.2) with nothing unsigned in it. */
export const parseSignedMessage = (bytes: Uint8Array): SignedMessage | undefined => {
  const outer = decodeCbor(bytes);
  if (!(outer instanceof Tag) || outer.tag !== sign1Tag || !Array.isArray(outer.contents) || outer.contents.length !== 4) return undefined;
  const [first, unprotected, third, fourth] = outer.contents as readonly unknown[];
  const [protectedHeader, payload, signature] = [bytesOf(first), bytesOf(third), bytesOf(fourth)];
  if (!protectedHeader || !payload || !signature || !(unprotected instanceof Map) || unprotected.size > 0) return undefined;
  const header = decodeMap(protectedHeader);
  // No critical parameter is understood here, so a message that names one is refused.
  if (!header || header.has(label.critical)) return undefined;
  const [algorithm, type] = [header.get(label.algorithm), header.get(label.type)];
  const keyId = header.has(label.keyId) ? bytesOf(header.get(label.keyId)) : new Uint8Array();
  if (typeof algorithm !== 'number' || !keyId || (type !== undefined && typeof type !== 'string')) return undefined;
  return { algorithm, keyId, type, protectedHeader, payload, signature };
};

const sameBytes = (one: Uint8Array, other: Uint8Array) => one.length === other.length && one.every((byte, at) => byte === other[at]);

/** The structure that is signed: RFC 9052, section 4.4. */
export const signedBytes = ({ protectedHeader, payload }: Pick<SignedMessage, 'protectedHeader' | 'payload'>): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(encode(['Signature1', protectedHeader, new Uint8Array(), payload]));

/** Tries every trusted key of that id; `unknownKey` when there is none, or when the suite is not one that this page knows. */
export const checkSignature = async (message: SignedMessage, keys: readonly VerifyingKey[], now: Date): Promise<Signature> => {
  const candidates = keys.filter(({ id, until }) => sameBytes(id, message.keyId) && (!until || now < until));
  const usable = candidates.flatMap(({ key }) => (typeof key === 'string' ? [] : [key]));
  const named = candidates.find(({ key }) => typeof key === 'string')?.key;
  if (usable.length === 0 && typeof named === 'string') return named;
  if (message.algorithm !== es256.algorithm || usable.length === 0) return 'unknownKey';
  if (message.signature.length !== es256.signatureBytes) return 'bad';
  const signed = signedBytes(message);
  for (const key of usable)
    if (await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, message.signature, signed)) return 'good';
  return 'bad';
};
