import { deflateSync, inflateSync } from 'node:zlib';

/** Of draft-ietf-oauth-status-list, section 7. A superseded certificate counts as invalid; a look-up says by which. */
const codes = { valid: 0, invalid: 1, suspended: 2 } as const;
const byCode = ['valid', 'invalid', 'suspended', 'unknown'] as const;

/** What a list says of an index; `unknown` beyond its end or for a value that has no meaning here. */
export type ListedStatus = (typeof byCode)[number];

/** What the platform knows of a certificate. */
export type CertificateStatus = 'valid' | 'revoked' | 'superseded' | 'suspended';

const listed: Readonly<Record<CertificateStatus, keyof typeof codes>> = {
  valid: 'valid',
  revoked: 'invalid',
  superseded: 'invalid',
  suspended: 'suspended',
};

/** Two bits a certificate, the first in the lowest bits of the first byte (section 4.1). */
export const statusBits = 2;
const perByte = 8 / statusBits;

export interface StatusList {
  readonly bits: typeof statusBits;
  readonly bytes: Uint8Array;
}

export interface StatusEntry {
  readonly index: number;
  readonly status: CertificateStatus;
}

/** A million certificates: 250 kB in memory, and more than a city issues in a year. */
export const usualCapacity = 1_000_000;

/**
 * How often a place is drawn before the next list is begun. Every draw is free with the chance of a free place, so a list
 * of a million is about six sevenths full by then, and the last certificates in it take seven draws each.
 */
export const drawsOfList = 64;

const shiftOf = (index: number): number => (index % perByte) * statusBits;

/** Everything not named is valid. Later entries of an index replace earlier ones. @throws where an index is outside */
export const buildStatusList = (entries: Iterable<StatusEntry>, { capacity = usualCapacity } = {}): StatusList => {
  const bytes = new Uint8Array(Math.ceil(capacity / perByte));
  for (const { index, status } of entries) {
    if (!Number.isInteger(index) || index < 0 || index >= capacity) throw new RangeError(`status index ${index} of ${capacity}`);
    const at = Math.floor(index / perByte);
    const others = bytes[at]! & ~(0b11 << shiftOf(index));
    bytes[at] = others | (codes[listed[status]] << shiftOf(index));
  }
  return { bits: statusBits, bytes };
};

export const readStatus = ({ bytes }: StatusList, index: number): ListedStatus => {
  const byte = Number.isInteger(index) && index >= 0 ? bytes[Math.floor(index / perByte)] : undefined;
  return byte === undefined ? 'unknown' : byCode[(byte >> shiftOf(index)) & 0b11]!;
};

/** ZLIB (RFC 1950) at its best level, as section 4.1 asks. */
export const compress = ({ bytes }: StatusList): Uint8Array => Uint8Array.from(deflateSync(bytes, { level: 9 }));

/** No list of a city is longer: 64 million certificates. A small text that unpacks to more is an attack. */
const mostListBytes = 16 * 1024 * 1024;

/** Null where the bytes are no ZLIB stream, or unpack to more than any list. */
export const decompress = (lst: Uint8Array): StatusList | null => {
  try {
    return { bits: statusBits, bytes: Uint8Array.from(inflateSync(lst, { maxOutputLength: mostListBytes })) };
  } catch {
    return null;
  }
};

/**
 * An index nobody can guess the next one from, so that a list does not tell when a certificate was issued. `entropy`: 8
 * random bytes. Claimed before it is used; when it is taken, ask again with new bytes.
 */
export const allotStatusIndex = (entropy: Uint8Array, capacity = usualCapacity): number => {
  if (entropy.length !== 8) throw new RangeError('a status index is drawn from 8 bytes');
  return Number(Buffer.from(entropy).readBigUInt64BE() % BigInt(capacity));
};
