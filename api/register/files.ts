import { mayDo } from '@healthcert/domain/kernel';
import { mediaTypes, mostColumns, tableFile, tableForms } from '@healthcert/integrations/spreadsheet';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { refuse, requireSameOrigin } from '../sign-in/index.ts';
import type { System } from '../system.ts';
import { readSource, sourceForm, sourceLimit } from '../tables/source.ts';
import { findRegister } from './catalogue.ts';
import { rehearseChanges } from './rehearse-changes.ts';

/** As many as one command may hold, see `defineRegister`, and those that are refused besides. */
const asked = z.object({
  kind: z.string().max(80),
  institutionId: z.string().max(64).nullable(),
  changes: z.array(z.unknown()).max(5000),
});

/** Rows that a page has at hand, their heading first. */
const written = z.object({
  form: z.enum(tableForms),
  title: z.string().max(200),
  rows: z
    .array(z.array(z.string().max(32_767)).max(mostColumns))
    .min(1)
    .max(20_001),
});

const config = { rateLimit: { max: 60, timeWindow: '1 minute' } };

/** Lists of configuration from files (A3): read, and rehearsed. They are entered by the list's ordinary operation. */
export const registerFiles: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  // What stands in a file; it is kept nowhere.
  app.post('/api/tables/read', { preHandler: requireSameOrigin, bodyLimit: sourceLimit, config }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!(await system.authenticate(request))) return refuse(reply, 'NotSignedIn');
    return readSource(sourceForm.parse(request.body)).table;
  });

  // Rows that stand on a page, as a file; they are kept nowhere.
  app.post('/api/tables/write', { preHandler: requireSameOrigin, bodyLimit: sourceLimit, config }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!(await system.authenticate(request))) return refuse(reply, 'NotSignedIn');
    const { form, title, rows } = written.parse(request.body);
    return reply.type(mediaTypes[form]).send(tableFile(form, title, rows));
  });

  app.post('/api/registers/rehearse', { preHandler: requireSameOrigin, bodyLimit: sourceLimit, config }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const actor = await system.authenticate(request);
    if (!actor) return refuse(reply, 'NotSignedIn');
    const { kind, ...rest } = asked.parse(request.body);
    const register = await findRegister(system.registers, kind);
    if (!register) return refuse(reply, 'NotFound');
    const whose = register.scope === 'city' ? null : rest.institutionId;
    if (!mayDo(actor, register.operation.name, { institutionId: whose }, await system.tree())) return refuse(reply, 'NotPermitted');
    const circumstances = { actor, commandId: system.newId(), correlationId: request.id, now: system.now() };
    return { problems: await rehearseChanges(system, register, { institutionId: whose, changes: rest.changes }, circumstances) };
  });
};
