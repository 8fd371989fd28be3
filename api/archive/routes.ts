import { archiveImportDecider, archiveProcess } from '@healthcert/domain/archive';
import { archiveSources, oldFields, oldFieldTitles } from '@healthcert/domain/configuration';
import { derivedId, mayDo, type Actor } from '@healthcert/domain/kernel';
import { ipPrefix } from '@healthcert/integrations/access-log';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { RequestContext } from '../context.ts';
import { execute, metaOf } from '../operations/index.ts';
import { recordAccess } from '../record-access.ts';
import { refuse, requireSameOrigin } from '../sign-in/index.ts';
import type { System } from '../system.ts';
import { readSource, sourceForm, sourceLimit } from '../tables/source.ts';
import { guessColumns } from './guess-columns.ts';
import { readingForm } from './read-row.ts';
import { personRows } from './person-rows.ts';
import { archiveRows, type RowsOf } from './rows.ts';
import { undoStep } from './undo.ts';

const code = z.string().min(1).max(64);
const rows = (most: number) =>
  z
    .array(z.object({ line: z.int().min(1), cells: z.array(z.string().max(4000)).max(100) }))
    .min(1)
    .max(most);

const tableAsked = sourceForm.extend({ source: code.nullish() });
const previewAsked = z.object({ source: code, institutionId: code, reading: readingForm, rows: rows(200) });
const enterAsked = z.object({ importId: z.uuid(), from: z.int().min(0), reading: readingForm, rows: rows(50) });
const undoAsked = z.object({ importId: z.uuid(), after: z.string().max(1000).nullish() });

/** Of an import that is not begun: a preview writes nothing. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** By what a row is about. */
const rowsAbout = { cards: archiveRows, persons: personRows } as const;

/** Enough for whoever imports; a row costs a few appends. */
const config = { rateLimit: { max: 1200, timeWindow: '1 minute' } };

/** The import of an old system's archive (I6): read, looked at, entered by parts, undone by parts. */
export const archiveImports: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  const asked = async (request: FastifyRequest, reply: FastifyReply, operation: string) => {
    reply.header('cache-control', 'no-store');
    const actor = await system.authenticate(request);
    if (!actor) return void refuse(reply, 'NotSignedIn');
    const seen = request.headers['x-seen-position'];
    const context: RequestContext & { readonly actor: Actor } = {
      system,
      actor,
      correlationId: request.id,
      network: ipPrefix(request.ip),
      purpose: null,
      seen: typeof seen === 'string' ? seen : null,
      ended: () => request.signal,
      stillSignedIn: async () => (await system.authenticate(request)) !== null,
    };
    const may = async (institutionId: string | null): Promise<boolean> => mayDo(actor, operation, { institutionId }, await system.tree());
    return { context, may };
  };
  const notPermitted = async (context: RequestContext, reply: FastifyReply) => {
    await recordAccess(context, 'refused', 'archive-import', []);
    return refuse(reply, 'NotPermitted');
  };

  /** The file as a table, its fingerprint, and what its columns hold. */
  app.post('/api/archives/table', { preHandler: requireSameOrigin, bodyLimit: sourceLimit, config }, async (request, reply) => {
    const opened = await asked(request, reply, 'importArchive');
    if (!opened) return reply;
    if (!(await opened.may(opened.context.actor.institutionId))) return notPermitted(opened.context, reply);
    const { source, ...file } = tableAsked.parse(request.body);
    const { table, hash } = readSource(file);
    const known = (await system.registers.entriesOf(archiveSources, null)).find((entry) => entry.code === source);
    const choices = oldFields.map((field) => ({ field, title: oldFieldTitles[field] }));
    return { ...table, hash, columns: guessColumns(table.head, known?.value.columns), choices };
  });

  app.post('/api/archives/preview', { preHandler: requireSameOrigin, bodyLimit: sourceLimit, config }, async (request, reply) => {
    const opened = await asked(request, reply, 'importArchive');
    if (!opened) return reply;
    const { rows: lines, ...of } = previewAsked.parse(request.body);
    if (!(await opened.may(of.institutionId))) return notPermitted(opened.context, reply);
    return { rows: await rowsAbout[of.reading.about](opened.context).preview(lines, { ...of, importId: nobody }) };
  });

  /** The next rows of an import that was begun. Sent again after a lost answer they come in once. */
  app.post('/api/archives/enter', { preHandler: requireSameOrigin, bodyLimit: sourceLimit, config }, async (request, reply) => {
    const opened = await asked(request, reply, 'importArchive');
    if (!opened) return reply;
    const { importId, from, reading, rows: lines } = enterAsked.parse(request.body);
    const { actor } = opened.context;
    const { state } = await system.handler.load(archiveImportDecider, importId);
    if (!(await opened.may(state.begun?.institutionId ?? null))) return notPermitted(opened.context, reply);
    const step = { importId, from, rows: lines.length, entered: 0, known: 0, refused: 0, persons: [] as string[] };
    const stepOf = (what: string) => ({
      actor: { ...actor, kind: 'system' as const },
      commandId: derivedId(`${importId} ${what}`, String(from)),
      correlationId: opened.context.correlationId,
      now: system.now(),
    });
    // Refused before anything is written: an import that was undone, or unknown.
    archiveImportDecider.decide({ type: 'RecordArchiveRows', data: step, meta: metaOf(stepOf('rows')) }, state, undefined);
    const { source = '', institutionId = '' } = state.begun ?? {};
    const of: RowsOf = { importId, source, institutionId, reading };
    const { outcomes, brought } = await rowsAbout[reading.about](opened.context).enter(lines, of);
    const count = (wanted: string): number => outcomes.filter((one) => one.state === wanted).length;
    const counted = { ...step, entered: count('entered'), known: count('known'), refused: count('refused'), persons: [...brought] };
    const { position } = await execute(system.doors, archiveProcess.recordArchiveRows, counted, stepOf('rows'));
    return { rows: outcomes, position };
  });

  app.post('/api/archives/undo', { preHandler: requireSameOrigin, config }, async (request, reply) => {
    const opened = await asked(request, reply, 'undoArchiveImport');
    if (!opened) return reply;
    const { importId, after = null } = undoAsked.parse(request.body);
    const { state } = await system.handler.load(archiveImportDecider, importId);
    if (!(await opened.may(state.begun?.institutionId ?? null))) return notPermitted(opened.context, reply);
    return undoStep(opened.context, importId, after);
  });
};
