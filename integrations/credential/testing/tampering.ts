import { decode, encode, Tag } from 'cbor2';
import type { SigningKeys } from '../key-set.ts';

/** The four parts of a COSE_Sign1, read without any check. */
export const partsOf = (credential: Uint8Array): { header: Uint8Array; payload: Uint8Array; signature: Uint8Array } => {
  const { contents } = decode<Tag>(Uint8Array.from(credential));
  const [header, , payload, signature] = contents as [Uint8Array, unknown, Uint8Array, Uint8Array];
  return { header: Uint8Array.from(header), payload: Uint8Array.from(payload), signature: Uint8Array.from(signature) };
};

interface Change {
  readonly tag?: number;
  readonly header?: ReadonlyMap<number, unknown>;
  readonly unprotected?: ReadonlyMap<number, unknown>;
  readonly payload?: Uint8Array;
  readonly signature?: Uint8Array;
}

/** The same credential with some parts replaced and the old signature kept. */
export const changePart = (credential: Uint8Array, change: Change): Uint8Array => {
  const parts = partsOf(credential);
  return encode(
    new Tag(change.tag ?? 18, [
      change.header ? encode(change.header) : parts.header,
      change.unprotected ?? new Map(),
      change.payload ?? parts.payload,
      change.signature ?? parts.signature,
    ]),
  );
};

/** One's own private key under the id of another's. */
export const resignedAs = (own: SigningKeys, others: SigningKeys): SigningKeys => ({
  ...own,
  current: { ...own.current, keyId: others.current.keyId },
});
