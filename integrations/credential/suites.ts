import { sign, verify, type KeyObject } from 'node:crypto';

/**
 * A signature suite, by the name that keys and configuration use. SM2 with SM3 (GB/T 32918) gets a row beside ES256 where
 * a city's cryptography assessment asks for it; nothing else changes.
 */
export interface Suite {
  /** `alg` of COSE (RFC 9053); private use below -65536. */
  readonly coseAlgorithm: number;
  /** `kty` and `crv` of a JWK (RFC 7518). */
  readonly keyType: string;
  readonly curve: string;
  readonly signatureBytes: number;
  readonly sign: (message: Uint8Array, key: KeyObject) => Uint8Array;
  readonly verify: (message: Uint8Array, key: KeyObject, signature: Uint8Array) => boolean;
}

export const algorithms = ['ES256'] as const;
export type Algorithm = (typeof algorithms)[number];

export const suites: Readonly<Record<Algorithm, Suite>> = {
  // ECDSA on P-256 with SHA-256; COSE wants r and s side by side, 32 bytes each (RFC 9053, 2.1), not DER.
  ES256: {
    coseAlgorithm: -7,
    keyType: 'EC',
    curve: 'P-256',
    signatureBytes: 64,
    // A Buffer would be encoded as a CBOR map: plain bytes only leave this file.
    sign: (message, key) => Uint8Array.from(sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' })),
    verify: (message, key, signature) => verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature),
  },
};

export const algorithmOf = (coseAlgorithm: unknown): Algorithm | undefined =>
  algorithms.find((name) => suites[name].coseAlgorithm === coseAlgorithm);
