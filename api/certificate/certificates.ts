import {
  keySetOf,
  qrUrl,
  signCredential,
  toJwks,
  verifyCode,
  type HolderKey,
  type SigningKeys,
  type Verification,
} from '@healthcert/integrations/credential';
import { claimsOf, type RegisterRow } from './claims.ts';

/** A credential that only one phone can show. */
export interface BoundCredential {
  /** `https://host/v/<opaque id>`, before the fragment. */
  readonly address: string;
  readonly credential: Uint8Array;
  /** ISO instant from which it is over. */
  readonly until: string;
}

/** The city's signatures over certificates that were issued, and the keys to check them with. */
export interface Certificates {
  /** The address in the QR of a certificate that was issued: never of one that is only previewed. */
  qrUrlOf(row: RegisterRow, issuer: string): string;
  /** For the phone that holds this key. */
  boundTo(key: HolderKey, row: RegisterRow, issuer: string): BoundCredential;
  verify(code: { readonly opaqueId: string; readonly credential: Uint8Array }): Verification;
  readonly jwks: object;
}

export interface CertificatesSettings {
  readonly keys: SigningKeys;
  readonly publicUrl: string;
  readonly now: () => string;
}

/** A phone that is lost or given away stops within a week; one in use asks for the next binding on any day before. */
const bindingMs = 7 * 86_400_000;

export const createCertificates = ({ keys, publicUrl, now }: CertificatesSettings): Certificates => {
  const keySet = keySetOf(keys);
  return {
    jwks: toJwks(keySet),
    qrUrlOf: (row, issuer) => qrUrl(publicUrl, row.opaqueId, signCredential(claimsOf(row, { issuer, publicUrl }), keys)),
    boundTo: (key, row, issuer) => {
      const until = new Date(Date.parse(now()) + bindingMs).toISOString();
      const claims = claimsOf(row, { issuer, publicUrl, holder: { key, until } });
      return { address: `${publicUrl}/v/${row.opaqueId}`, credential: signCredential(claims, keys), until };
    },
    verify: (code) => verifyCode(code, keySet, now()),
  };
};
