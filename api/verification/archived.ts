import { dayInChina } from '@healthcert/domain/person';
import { archivedCertificateListModel } from '@healthcert/projections/archived-certificate-list';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { cardKeyOf, codeKeyOf } from '../archive/facts.ts';
import type { System } from '../system.ts';

/** What is on the card, or what its code says: in the body, which no log holds. */
const asked = z.union([
  z.object({ code: z.string().trim().min(1).max(4000) }),
  z.object({ number: z.string().trim().min(1).max(100), name: z.string().trim().min(1).max(100) }),
]);

interface ArchivedRow {
  readonly validity: 'valid' | 'suspended' | 'revoked';
  readonly validUntil: string;
  readonly issuer: string | null;
  readonly institutionId: string;
}

/** Issued before this system, and not signed by it. `notFound`: nothing in the archive agrees in all that was asked by. */
export interface ArchivedStatus {
  readonly status: ArchivedRow['validity'] | 'expired' | 'notFound';
  readonly signed: false;
  readonly validUntil?: string;
  readonly issuer?: string;
  /** Where the file names no issuer: who looks after it now, and can be asked. */
  readonly keeper?: string;
  readonly checkedAt: string;
}

/** Somebody who types cards does it slower; whoever tries names is stopped. */
const rateLimit = { max: 60, timeWindow: '1 minute' };

/**
 * An old card in hand (I6): found by its code, or by its number and the name on it together, so that numbers that follow each
 * other tell nothing. No name, no document and no job is answered: they are on the card.
 */
export const archivedVerification: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  const find = async (column: 'card_key' | 'code_key', key: string): Promise<readonly ArchivedRow[]> => {
    const table = system.reads.liveTable(archivedCertificateListModel);
    const { rows } = await system.readPool.query<ArchivedRow>({
      name: `archived ${column} ${table}`,
      text: `SELECT validity, valid_until AS "validUntil", issuer, institution_id AS "institutionId" FROM ${table} WHERE ${column} = $1
             ORDER BY valid_until DESC LIMIT 10`,
      values: [key],
    });
    return rows;
  };

  app.post('/verify/archived', { config: { rateLimit } }, async (request, reply): Promise<ArchivedStatus> => {
    const card = asked.parse(request.body);
    const rows =
      'code' in card
        ? await find('code_key', codeKeyOf(system.vault, card.code))
        : await find('card_key', cardKeyOf(system.vault, card.number, card.name));
    const checkedAt = system.now();
    void reply.header('cache-control', 'no-store');
    const [row] = rows;
    if (!row) return { status: 'notFound', signed: false, checkedAt };
    const keeper = (await system.institutions()).get(row.institutionId)?.name;
    const from = row.issuer ? { issuer: row.issuer } : keeper ? { keeper } : {};
    const expired = row.validity === 'valid' && row.validUntil < dayInChina(checkedAt);
    return { status: expired ? 'expired' : row.validity, signed: false, validUntil: row.validUntil, ...from, checkedAt };
  });
};
