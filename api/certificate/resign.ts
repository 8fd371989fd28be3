import { signCredential, verifyCode, type KeySet, type SigningKeys } from '@healthcert/integrations/credential';
import { certificateRegisterModel } from '@healthcert/projections/certificate-register';
import { dayInChina } from '@healthcert/domain/person';
import type { Reads } from '@healthcert/projections/kernel';
import type { Pool } from 'pg';
import { claimsOf, type RegisterRow } from './claims.ts';

/** A card that says what nobody trusts any more. */
export interface CardToReprint {
  readonly number: string;
  readonly institutionId: string;
  readonly custody: 'printed' | 'handedOut';
  readonly printedAt: string;
}

/** One step of the walk, to be kept before the next is asked for. */
export interface ResignedPage {
  /** Number of the last certificate of this page: where a walk that was broken off goes on. */
  readonly after: string;
  readonly signed: number;
  /** Certificates of persons who were erased: there is nothing left to sign. */
  readonly erased: number;
  readonly reprint: readonly CardToReprint[];
}

export interface ResignSettings {
  readonly pool: Pick<Pool, 'query'>;
  readonly reads: Pick<Reads, 'liveTable'>;
  /** With the new key as current. */
  readonly keys: SigningKeys;
  /** What verifiers will hold. */
  readonly keySet: KeySet;
  readonly publicUrl: string;
  readonly issuerName: (institutionId: string) => Promise<string>;
  readonly now: string;
  /** Cards printed before this instant carry the withdrawn key. */
  readonly withdrawnAt: string;
  /** None printed before this one do; null: not known. */
  readonly signedFrom: string | null;
  /** Number of the last certificate of the page that was kept last; empty: from the start. */
  readonly after: string;
  readonly pageSize?: number;
}

/** What is signed under a certificate in force or suspended is signed under the new key: a suspended one may come back. */
const query = (table: string): string => `
  SELECT number, opaque_id AS "opaqueId", status_list AS "statusList", status_index AS "statusIndex", name,
         masked_document AS "maskedDocument", portrait_hash AS "portraitHash", category, institution_id AS "institutionId",
         valid_from::text AS "validFrom", valid_until::text AS "validUntil", issued_at AS "issuedAt", custody, printed_at AS "printedAt"
  FROM ${table}
  WHERE number > $1 AND validity IN ('valid', 'suspended') AND valid_until >= $2
  ORDER BY number LIMIT $3`;

/** Millisecond instants, however the driver hands them out. */
const iso = (instant: unknown): string => new Date(instant as string).toISOString();

/**
 * Signs every live certificate anew, in the order of their numbers, and checks each against the new key set. Nothing is
 * stored: codes are signed when a card is printed or a phone asks, so all that must be delivered again are the cards out
 * there, and those are listed.
 * @throws where a certificate does not verify under the new keys: nothing may be called done
 */
export const resign = async function* (settings: ResignSettings): AsyncGenerator<ResignedPage> {
  const { pool, reads, keys, keySet, publicUrl, issuerName, now, withdrawnAt, signedFrom, pageSize = 500 } = settings;
  const day = dayInChina(now);
  const issuers = new Map<string, string>();
  const issuerOf = async (institutionId: string): Promise<string> => {
    const issuer = issuers.get(institutionId) ?? (await issuerName(institutionId));
    issuers.set(institutionId, issuer);
    return issuer;
  };
  const sign = async (row: RegisterRow): Promise<void> => {
    const claims = claimsOf({ ...row, issuedAt: iso(row.issuedAt) }, { issuer: await issuerOf(row.institutionId), publicUrl });
    const credential = signCredential(claims, keys);
    const { outcome } = verifyCode({ opaqueId: row.opaqueId, credential }, keySet, now);
    // The first day of a certificate may still be to come.
    if (outcome !== 'valid' && outcome !== 'notYetValid') throw new Error(`certificate ${row.number} is ${outcome} under the new key`);
  };
  const carriesOldKey = ({ custody, printedAt }: RegisterRow): boolean =>
    custody !== 'issued' && printedAt !== null && iso(printedAt) <= withdrawnAt && (signedFrom === null || iso(printedAt) >= signedFrom);

  for (let after = settings.after; ;) {
    const { rows } = await pool.query<RegisterRow>(query(reads.liveTable(certificateRegisterModel)), [after, day, pageSize]);
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
    const named = rows.filter(({ name }) => name !== null);
    for (const row of named) await sign(row);
    const reprint = rows.filter(carriesOldKey).map(({ number, institutionId, custody, printedAt }) => ({
      number,
      institutionId,
      custody: custody as CardToReprint['custody'],
      printedAt: iso(printedAt),
    }));
    yield { after, signed: named.length, erased: rows.length - named.length, reprint };
  }
};
