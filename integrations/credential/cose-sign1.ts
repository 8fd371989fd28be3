import { encode, Tag } from 'cbor2';
import { isWithdrawn, keysWithId, type KeySet, type SigningKey, type VerificationKey } from './key-set.ts';
import { decodeStrict } from './strict-cbor.ts';
import { algorithmOf, suites } from './suites.ts';

/** COSE_Sign1, RFC 9052 section 4.2. */
const sign1Tag = 18;
const header = { algorithm: 1, critical: 2, keyId: 4, type: 16 } as const;

/** Why bytes are not what a key of the set has signed. */
export type Forgery = 'malformed' | 'tooLarge' | 'unsupportedAlgorithm' | 'unknownKey' | 'withdrawnKey' | 'badSignature';

export type Opened =
  | { readonly genuine: true; readonly payload: Uint8Array; readonly type: string | null; readonly key: VerificationKey }
  | { readonly genuine: false; readonly because: Forgery };

/** The structure that is signed: context, protected header, external data (none), payload. */
export const signedMessage = (protectedHeader: Uint8Array, payload: Uint8Array): Uint8Array =>
  encode(['Signature1', protectedHeader, new Uint8Array(0), payload]);

/** Signs a payload; the key id and the optional type (RFC 9596) stand in the protected header. */
export const sign1 = (payload: Uint8Array, key: SigningKey, type: string | null = null): Uint8Array => {
  const suite = suites[key.algorithm];
  const fields: [number, unknown][] = [
    [header.algorithm, suite.coseAlgorithm],
    [header.keyId, key.keyId],
  ];
  if (type !== null) fields.push([header.type, type]);
  const protectedHeader = encode(new Map(fields));
  const signature = suite.sign(signedMessage(protectedHeader, payload), key.privateKey);
  return encode(new Tag(sign1Tag, [protectedHeader, new Map(), payload, signature]));
};

const forged = (because: Forgery): Opened => ({ genuine: false, because });

/** A COSE_Sign1, taken apart and not yet believed. */
export interface Parts {
  readonly protectedHeader: Uint8Array;
  readonly fields: ReadonlyMap<unknown, unknown>;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  readonly type: string | null;
}

const bytesOf = (value: unknown): Uint8Array | null => (value instanceof Uint8Array ? Uint8Array.from(value) : null);

/** Any bytes whatever give an answer; nothing is thrown. */
export const partsOf = (bytes: Uint8Array): Parts | null => {
  const outer: unknown = decodeStrict(bytes);
  if (!(outer instanceof Tag) || outer.tag !== sign1Tag || !Array.isArray(outer.contents) || outer.contents.length !== 4) return null;
  const [first, unprotected, third, fourth] = outer.contents as unknown[];
  const [protectedHeader, payload, signature] = [bytesOf(first), bytesOf(third), bytesOf(fourth)];
  // What is not signed is not accepted: the unprotected header must be empty.
  if (!protectedHeader || !payload || !signature || !(unprotected instanceof Map) || unprotected.size > 0) return null;
  const fields: unknown = decodeStrict(protectedHeader);
  // No critical header parameter is understood here, so one that claims to be is refused (RFC 9052, 3.1).
  if (!(fields instanceof Map) || fields.has(header.critical)) return null;
  const type = fields.get(header.type) ?? null;
  if (type !== null && typeof type !== 'string') return null;
  return { protectedHeader, fields, payload, signature, type };
};

/** Checks a COSE_Sign1 of at most `mostBytes` against the keys. The payload is handed out only when it is genuine. */
export const open1 = (bytes: Uint8Array, keys: KeySet, now: string, mostBytes: number): Opened => {
  if (bytes.length > mostBytes) return forged('tooLarge');
  const parts = partsOf(bytes);
  if (!parts) return forged('malformed');
  const { protectedHeader, fields, payload, signature, type } = parts;
  const algorithm = algorithmOf(fields.get(header.algorithm));
  if (!algorithm) return forged('unsupportedAlgorithm');
  const keyId = bytesOf(fields.get(header.keyId));
  const suite = suites[algorithm];
  if (!keyId || signature.length !== suite.signatureBytes) return forged('malformed');
  const candidates = keysWithId(keys, algorithm, keyId, now);
  if (candidates.length === 0) return forged(isWithdrawn(keys, keyId) ? 'withdrawnKey' : 'unknownKey');
  const message = signedMessage(protectedHeader, payload);
  const key = candidates.find((candidate) => suite.verify(message, candidate.publicKey, signature));
  return key ? { genuine: true, payload, type, key } : forged('badSignature');
};
