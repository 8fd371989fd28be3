import { dayInChina } from '@healthcert/domain/person';
import { verificationModel } from '@healthcert/projections/verification';
import { ipPrefix } from '@healthcert/integrations/access-log';
import { gather } from '@healthcert/integrations/postgres';
import type { FastifyPluginAsync } from 'fastify';
import { refuse } from '../sign-in/index.ts';
import type { System } from '../system.ts';
import { perAddress } from './per-address.ts';

interface StatusRow {
  readonly opaqueId: string;
  readonly number: string;
  readonly validity: 'valid' | 'suspended' | 'revoked' | 'superseded';
  readonly validUntil: string;
  readonly supersededBy: string | null;
  readonly portraitFile: string | null;
}

/** What a page shows of a certificate's live status. `unknown`: no certificate has this id. */
export interface LiveStatus {
  readonly status: StatusRow['validity'] | 'expired' | 'unknown';
  readonly number?: string;
  readonly validUntil?: string;
  readonly supersededBy?: string;
  readonly portraitUrl?: string;
  readonly checkedAt: string;
}

const opaqueId = /^[A-Za-z0-9_-]{16,64}$/;

/** The look-up by opaque id (B4): 96 random bits, so whoever asks has the card or its picture. */
export const verification: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  const query = (table: string): string =>
    `SELECT opaque_id AS "opaqueId", number, validity, valid_until AS "validUntil", superseded_by AS "supersededBy", portrait_file AS "portraitFile"
     FROM ${table} WHERE opaque_id = ANY($1::text[])`;

  /** At a rush many stand in front of one database: those who ask in one moment ask together. */
  const look = gather(async (ids: readonly string[]): Promise<(StatusRow | undefined)[]> => {
    const table = system.reads.liveTable(verificationModel);
    // Named by its table, so that a new generation is a new statement.
    const { rows } = await system.readPool.query<StatusRow>({ name: `status ${table}`, text: query(table), values: [ids] });
    const found = new Map(rows.map((row) => [row.opaqueId, row]));
    return ids.map((id) => found.get(id));
  });

  const find = async (id: string): Promise<StatusRow | undefined> => (opaqueId.test(id) ? look(id) : undefined);

  const statusOf = (id: string, row: StatusRow | undefined): LiveStatus => {
    const checkedAt = system.now();
    if (!row) return { status: 'unknown', checkedAt };
    const expired = row.validity === 'valid' && row.validUntil < dayInChina(checkedAt);
    return {
      status: expired ? 'expired' : row.validity,
      number: row.number,
      validUntil: row.validUntil,
      ...(row.supersededBy !== null && { supersededBy: row.supersededBy }),
      ...(row.portraitFile !== null && row.validity !== 'revoked' && { portraitUrl: `/status/${id}/portrait` }),
      checkedAt,
    };
  };

  app.get<{ Params: { id: string } }>('/status/:id', { config: { rateLimit: perAddress(system) } }, async ({ params: { id } }, reply) => {
    const row = await find(id);
    void reply.header('cache-control', 'no-store').header('access-control-allow-origin', '*');
    return statusOf(id, row);
  });

  app.get<{ Params: { id: string } }>(
    '/status/:id/portrait',
    { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const row = await find(request.params.id);
      const file = row?.portraitFile && row.validity !== 'revoked' ? await system.files.get(row.portraitFile) : null;
      if (!file) return refuse(reply, 'NotFound');
      await system.accessLog.record({
        kind: 'read',
        what: 'portrait',
        actorId: 'stranger',
        actorRoles: [],
        institutionId: null,
        subjectIds: [file.personId],
        purpose: 'verification',
        correlationId: request.id,
        ipPrefix: ipPrefix(request.ip),
      });
      return reply.header('cache-control', 'private, max-age=300').type(file.contentType).send(Buffer.from(file.bytes));
    },
  );
};
