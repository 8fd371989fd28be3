import { encode } from 'cbor2';
import { z } from 'zod';
import { dayOf, endOfDay, isStartOfDay, startOfDay } from './city-day.ts';
import { decodeHolder, encodeHolderKey, type HolderBinding } from './holder-key.ts';
import { opaqueIdFrom, opaqueIdBytes, opaqueIdPattern } from './opaque-id.ts';
import { decodeStrict, member } from './strict-cbor.ts';

/** Where the certificate's live status stands: IETF Token Status List. */
export interface StatusReference {
  readonly index: number;
  readonly uri: string;
}

/** What a certificate's QR says. No clinical value, ever. */
export interface CertificateClaims {
  /** The id in the code's address: signed, so that nobody puts this content under the address of another certificate. */
  readonly opaqueId: string;
  /** The issuing institution, as printed on the card. */
  readonly issuer: string;
  readonly number: string;
  readonly name: string;
  /** The identity document with its middle hidden, "3411************23". */
  readonly maskedDocument: string;
  /** The programme's category, "food". */
  readonly category: string;
  /** First and last day, "2026-11-21", in China's time zone. The last day counts. */
  readonly validFrom: string;
  readonly validUntil: string;
  /** ISO instant; whole seconds are kept. */
  readonly issuedAt: string;
  /** 16 bytes, of `portraitHash`; null where the certificate has no portrait. */
  readonly photoHash: Uint8Array | null;
  readonly status: StatusReference;
  /** The phone whose screen must prove that it is there; null on a card, which anyone may hold. */
  readonly holder: HolderBinding | null;
}

/** Registered claims: RFC 8392; `confirmation` 8: RFC 8747; `status` 65535: draft-ietf-oauth-status-list. */
const claim = {
  issuer: 1,
  expires: 4,
  notBefore: 5,
  issuedAt: 6,
  id: 7,
  confirmation: 8,
  status: 65_535,
  certificate: -65_537,
} as const;
/** Inside the private-use claim of this platform. Numbers are never used again for something else. */
const field = { number: 1, name: 2, maskedDocument: 3, category: 4, photoHash: 5, boundUntil: 6 } as const;

const words = (most: number) => z.string().min(1).max(most);
const instant = z.int().min(0).max(253_402_185_600); // until the last day of the year 9999, UTC+8
const firstOfDay = instant.refine(isStartOfDay);

const cwtSchema = z.object({
  issuer: words(120),
  expires: firstOfDay,
  notBefore: firstOfDay,
  issuedAt: instant,
  opaqueId: z.string().regex(opaqueIdPattern),
  index: z.int().min(0),
  uri: z.string().regex(/^https?:\/\/[^\s]{1,200}$/),
  number: words(40),
  name: words(100),
  maskedDocument: words(40),
  category: words(40),
  photoHash: z
    .instanceof(Uint8Array)
    .refine((hash) => hash.length === 16)
    .nullable(),
});

/** The CWT payload (RFC 8392), keys in deterministic order. @throws where a claim is out of its bounds: a bug of the caller */
export const encodeClaims = (claims: CertificateClaims): Uint8Array => {
  const cwt = cwtSchema.parse({
    ...claims,
    ...claims.status,
    expires: endOfDay(claims.validUntil),
    notBefore: startOfDay(claims.validFrom),
    issuedAt: Math.floor(Date.parse(claims.issuedAt) / 1000),
  });
  if (cwt.expires <= cwt.notBefore) throw new RangeError(`valid from ${claims.validFrom} until ${claims.validUntil}`);
  const certificate = new Map<number, unknown>([
    [field.number, cwt.number],
    [field.name, cwt.name],
    [field.maskedDocument, cwt.maskedDocument],
    [field.category, cwt.category],
  ]);
  if (cwt.photoHash) certificate.set(field.photoHash, Uint8Array.from(cwt.photoHash));
  if (claims.holder) certificate.set(field.boundUntil, Math.floor(Date.parse(claims.holder.until) / 1000));
  const statusList = new Map<string, unknown>([
    ['idx', cwt.index],
    ['uri', cwt.uri],
  ]);
  const cti = Uint8Array.from(Buffer.from(cwt.opaqueId, 'base64url'));
  return encode(
    new Map<number, unknown>([
      [claim.issuer, cwt.issuer],
      [claim.expires, cwt.expires],
      [claim.notBefore, cwt.notBefore],
      [claim.issuedAt, cwt.issuedAt],
      [claim.id, cti],
      ...(claims.holder ? [[claim.confirmation, encodeHolderKey(claims.holder.key)] as const] : []),
      [claim.status, new Map([['status_list', statusList]])],
      [claim.certificate, certificate],
    ]),
  );
};

/** The claims of a payload whose signature was found genuine, or null. Claims unknown here are passed over. */
export const decodeClaims = (payload: Uint8Array): CertificateClaims | null => {
  const cwt = decodeStrict(payload);
  const certificate = member(cwt, claim.certificate);
  const statusList = member(member(cwt, claim.status), 'status_list');
  const cti = member(cwt, claim.id);
  const holder = decodeHolder(member(cwt, claim.confirmation), member(certificate, field.boundUntil));
  if (holder === 'malformed') return null;
  const { success, data } = cwtSchema.safeParse({
    issuer: member(cwt, claim.issuer),
    expires: member(cwt, claim.expires),
    notBefore: member(cwt, claim.notBefore),
    issuedAt: member(cwt, claim.issuedAt),
    opaqueId: cti instanceof Uint8Array && cti.length === opaqueIdBytes ? opaqueIdFrom(cti) : null,
    index: member(statusList, 'idx'),
    uri: member(statusList, 'uri'),
    number: member(certificate, field.number),
    name: member(certificate, field.name),
    maskedDocument: member(certificate, field.maskedDocument),
    category: member(certificate, field.category),
    photoHash: member(certificate, field.photoHash) ?? null,
  });
  if (!success) return null;
  const { issuer, number, name, maskedDocument, category, opaqueId } = data;
  return {
    opaqueId,
    issuer,
    number,
    name,
    maskedDocument,
    category,
    validFrom: dayOf(data.notBefore),
    validUntil: dayOf(data.expires - 1),
    issuedAt: new Date(data.issuedAt * 1000).toISOString(),
    photoHash: data.photoHash && Uint8Array.from(data.photoHash),
    status: { index: data.index, uri: data.uri },
    holder,
  };
};
