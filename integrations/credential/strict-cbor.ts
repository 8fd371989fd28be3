import { decode, type DecodeOptions } from 'cbor2';

/** One encoding for one value: nobody can turn a signed object into another that also verifies. */
const options: DecodeOptions = {
  preferMap: true,
  requirePreferred: true,
  rejectStreaming: true,
  rejectDuplicateKeys: true,
  maxDepth: 8,
};

/** The value of a CBOR text, or undefined where the bytes are none: cbor2 throws many kinds of errors, none leaves here. */
export const decodeStrict = (bytes: Uint8Array): unknown => {
  try {
    // A Buffer would come back as Buffers, which encode as maps.
    return decode(Uint8Array.from(bytes), options);
  } catch {
    return undefined;
  }
};

/** The value under a key of a map; undefined where there is no such key, or no map. */
export const member = (value: unknown, key: unknown): unknown => (value instanceof Map ? (value.get(key) as unknown) : undefined);
