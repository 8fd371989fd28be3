import type { DecodeOptions } from 'cbor2';
import { decode } from 'cbor2/decoder';

/** One encoding for one value, as the signer writes it: nothing else that decodes alike is accepted. */
const strict: DecodeOptions = { preferMap: true, requirePreferred: true, rejectStreaming: true, rejectDuplicateKeys: true, maxDepth: 8 };

/** Undefined for what is not CBOR. Never throws. */
export const decodeCbor = (bytes: Uint8Array): unknown => {
  try {
    return decode(bytes, strict);
  } catch {
    return undefined; // cbor2 throws many kinds of errors on what is not CBOR
  }
};

/** A CBOR map, undefined for whatever else the bytes may be. */
export const decodeMap = (bytes: Uint8Array): ReadonlyMap<unknown, unknown> | undefined => {
  const value = decodeCbor(bytes);
  return value instanceof Map ? value : undefined;
};
