import { encode } from 'cbor2';
import { z } from 'zod';
import { open1, sign1, type Forgery } from './cose-sign1.ts';
import type { KeySet, SigningKeys } from './key-set.ts';
import { decodeStrict, member } from './strict-cbor.ts';
import { compress, decompress, statusBits, type StatusList } from './status-list.ts';

export const statusListMediaType = 'application/statuslist+cwt';

const claim = { subject: 2, expires: 4, issuedAt: 6, statusList: 65_533, timeToLive: 65_534 } as const;

/** A city of ten million with a tenth of its certificates revoked fits. */
const mostTokenBytes = 4 * 1024 * 1024;

export interface StatusListTerms {
  /** The address of the list, as the certificates name it. */
  readonly uri: string;
  /** ISO instants. After `expiresAt` the list says nothing any more. */
  readonly issuedAt: string;
  readonly expiresAt: string;
  /** Seconds for which a copy may be used before the next is fetched. */
  readonly timeToLive: number;
}

const seconds = (instant: string): number => Math.floor(Date.parse(instant) / 1000);
const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** A Status List Token in CWT form (draft-ietf-oauth-status-list, section 5.2), signed with the current key. */
export const signStatusList = (list: StatusList, terms: StatusListTerms, keys: SigningKeys): Uint8Array => {
  const statusList = new Map<string, unknown>([
    ['lst', compress(list)],
    ['bits', list.bits],
  ]);
  const payload = new Map<number, unknown>([
    [claim.subject, terms.uri],
    [claim.expires, seconds(terms.expiresAt)],
    [claim.issuedAt, seconds(terms.issuedAt)],
    [claim.statusList, statusList],
    [claim.timeToLive, terms.timeToLive],
  ]);
  return sign1(encode(payload), keys.current, statusListMediaType);
};

export type ListVerification =
  | { readonly outcome: 'current' | 'outdated'; readonly list: StatusList; readonly terms: StatusListTerms }
  | { readonly outcome: 'forged'; readonly because: Forgery | 'otherList' };

const instant = z.int().min(0).max(253_402_300_799);
const tokenSchema = z.object({
  subject: z.string(),
  expires: instant,
  issuedAt: instant,
  timeToLive: z.int().positive(),
  bits: z.literal(statusBits),
  lst: z.instanceof(Uint8Array),
});

const parse = (payload: Uint8Array): z.output<typeof tokenSchema> | null => {
  const cwt = decodeStrict(payload);
  const statusList = member(cwt, claim.statusList);
  const { data } = tokenSchema.safeParse({
    subject: member(cwt, claim.subject),
    expires: member(cwt, claim.expires),
    issuedAt: member(cwt, claim.issuedAt),
    timeToLive: member(cwt, claim.timeToLive),
    bits: member(statusList, 'bits'),
    lst: member(statusList, 'lst'),
  });
  return data ?? null;
};

/**
 * Checks a list against the keys and the address under which a certificate names it, at `now` (ISO instant). The terms
 * tell its age. Never throws, whatever the bytes.
 */
export const verifyStatusList = (
  bytes: Uint8Array,
  keys: KeySet,
  { uri, now }: { readonly uri: string; readonly now: string },
): ListVerification => {
  const opened = open1(bytes, keys, now, mostTokenBytes);
  if (!opened.genuine) return { outcome: 'forged', because: opened.because };
  const token = opened.type === statusListMediaType ? parse(opened.payload) : null;
  const list = token && decompress(token.lst);
  if (!token || !list) return { outcome: 'forged', because: 'malformed' };
  if (token.subject !== uri) return { outcome: 'forged', because: 'otherList' };
  const { issuedAt, expires, timeToLive } = token;
  const terms = { uri, issuedAt: isoOf(issuedAt), expiresAt: isoOf(expires), timeToLive };
  return { outcome: Date.parse(now) < expires * 1000 ? 'current' : 'outdated', list, terms };
};
