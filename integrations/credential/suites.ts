import { sign, verify, type KeyObject } from 'node:crypto';
import { signSm2, verifySm2 } from './sm2.ts';

/**
 * A signature suite, by the name that keys and configuration use: a city signs with what its key file names, and its
 * verifiers check with what the key set names.
 */
export interface Suite {
  /** `alg` of COSE (RFC 9053); private use below -65536. */
  readonly coseAlgorithm: number;
  /** `crv` of a JWK (RFC 7518), whose `kty` is EC, and the name by which a key pair on it is made. */
  readonly curve: string;
  readonly namedCurve: string;
  readonly signatureBytes: number;
  readonly sign: (message: Uint8Array, key: KeyObject) => Uint8Array;
  readonly verify: (message: Uint8Array, key: KeyObject, signature: Uint8Array) => boolean;
}

export const algorithms = ['ES256', 'SM2'] as const;
export type Algorithm = (typeof algorithms)[number];

export const suites: Readonly<Record<Algorithm, Suite>> = {
  // ECDSA on P-256 with SHA-256; COSE wants r and s side by side, 32 bytes each (RFC 9053, 2.1), not DER.
  ES256: {
    coseAlgorithm: -7,
    curve: 'P-256',
    namedCurve: 'P-256',
    signatureBytes: 64,
    // A Buffer would be encoded as a CBOR map: plain bytes only leave this file.
    sign: (message, key) => Uint8Array.from(sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' })),
    verify: (message, key, signature) => verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature),
  },
  // COSE has no number for SM2 with SM3: one of private use. A browser cannot check it and asks the city.
  SM2: {
    coseAlgorithm: -65_538,
    curve: 'SM2',
    namedCurve: 'SM2',
    signatureBytes: 64,
    sign: signSm2,
    verify: verifySm2,
  },
};

export const algorithmOf = (coseAlgorithm: unknown): Algorithm | undefined =>
  algorithms.find((name) => suites[name].coseAlgorithm === coseAlgorithm);

/** The curve of a JWK tells the suite, also where `alg` is left out. */
export const algorithmOnCurve = (curve: string): Algorithm | undefined => algorithms.find((name) => suites[name].curve === curve);
