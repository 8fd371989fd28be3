import type { CertificateClaims, HolderBinding } from '@healthcert/integrations/credential';
import type { certificateRegisterModel } from '@healthcert/projections/certificate-register';
import type { RowOf } from '@healthcert/projections/kernel';

export type RegisterRow = RowOf<typeof certificateRegisterModel>;

/** Short, because it stands in every QR. The list's number counts from 1. */
export const statusListPath = (list: number | string): string => `/sl/${list}`;

/** What is signed of a certificate that was issued. `issuer`: its institution's name, as printed. */
export const claimsOf = (
  row: RegisterRow,
  { issuer, publicUrl, holder = null }: { readonly issuer: string; readonly publicUrl: string; readonly holder?: HolderBinding | null },
): CertificateClaims => ({
  opaqueId: row.opaqueId,
  issuer,
  number: row.number,
  name: row.name ?? '',
  maskedDocument: row.maskedDocument ?? '',
  category: row.category,
  validFrom: row.validFrom,
  validUntil: row.validUntil,
  issuedAt: row.issuedAt,
  photoHash: row.portraitHash === null ? null : Uint8Array.from(Buffer.from(row.portraitHash, 'base64url')),
  status: { index: row.statusIndex, uri: `${publicUrl}${statusListPath(row.statusList)}` },
  holder,
});
