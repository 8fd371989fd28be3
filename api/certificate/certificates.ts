import { certificateRegisterModel } from '@healthcert/projections/certificate-register';
import type { Reads, RowOf } from '@healthcert/projections/kernel';
import { verificationModel } from '@healthcert/projections/verification';
import {
  buildStatusList,
  keySetOf,
  qrUrl,
  signCredential,
  signStatusList,
  toJwks,
  type CertificateStatus,
  type SigningKeys,
} from '@healthcert/integrations/credential';
import type { Pool } from 'pg';

export type RegisterRow = RowOf<typeof certificateRegisterModel>;

/** The city's signatures: credentials of issued certificates, the status list, and the keys to check both with. */
export interface Certificates {
  /** The address in the QR of a certificate that was issued: never of one that is only previewed. */
  qrUrlOf(row: RegisterRow, issuer: string, portraitHash: Uint8Array | null): string;
  /** Signed bytes, at most a minute old. */
  statusList(): Promise<Uint8Array>;
  readonly jwks: object;
}

export interface CertificatesSettings {
  readonly keys: SigningKeys;
  readonly publicUrl: string;
  readonly pool: Pool;
  readonly reads: Pick<Reads, 'liveTable'>;
  readonly now: () => string;
}

/** Seconds a copy of the list may be used before the next is fetched; and until it says nothing any more. */
const listTimeToLive = 300;
const listValidity = 7 * 86_400;
const rebuildAfter = 60_000;

export const statusListPath = '/.well-known/status-list';

export const createCertificates = ({ keys, publicUrl, pool, reads, now }: CertificatesSettings): Certificates => {
  const uri = `${publicUrl}${statusListPath}`;
  let kept: { readonly bytes: Uint8Array; readonly madeAt: number } | null = null;
  let making: Promise<Uint8Array> | null = null;

  const make = async (): Promise<Uint8Array> => {
    const madeAt = Date.parse(now());
    const { rows } = await pool.query<{ index: number; status: CertificateStatus }>(
      `SELECT status_index AS index, validity AS status FROM ${reads.liveTable(verificationModel)} WHERE validity <> 'valid'`,
    );
    const expiresAt = new Date(madeAt + listValidity * 1000).toISOString();
    const terms = { uri, issuedAt: new Date(madeAt).toISOString(), expiresAt, timeToLive: listTimeToLive };
    const bytes = signStatusList(buildStatusList(rows), terms, keys);
    kept = { bytes, madeAt };
    return bytes;
  };

  return {
    jwks: toJwks(keySetOf(keys)),
    qrUrlOf: (row, issuer, photoHash) =>
      qrUrl(
        publicUrl,
        row.opaqueId,
        signCredential(
          {
            issuer,
            number: row.number,
            name: row.name ?? '',
            maskedDocument: row.maskedDocument ?? '',
            category: row.category,
            validFrom: row.validFrom,
            validUntil: row.validUntil,
            issuedAt: row.issuedAt,
            photoHash,
            status: { index: row.statusIndex, uri },
          },
          keys,
        ),
      ),
    statusList: () => {
      if (kept && Date.parse(now()) - kept.madeAt < rebuildAfter) return Promise.resolve(kept.bytes);
      making ??= make().finally(() => {
        making = null;
      });
      return making;
    },
  };
};
