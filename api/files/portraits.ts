import { mayDo, newId, readScope, rejections } from '@healthcert/domain/kernel';
import { dayInChina, documentTypes, parseDocument, personRefusals } from '@healthcert/domain/person';
import { ipPrefix } from '@healthcert/integrations/access-log';
import { checkPortrait } from '@healthcert/integrations/portrait';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { answerError, refuse, requireSameOrigin } from '../sign-in/index.ts';
import type { System } from '../system.ts';

const rejectPerson = rejections(personRefusals);
const paper = z.object({ documentType: z.enum(documentTypes), documentNumber: z.string().min(1).max(40) });

/** A picture and the paper that says whose it is: the form fields come before the file. */
interface Form {
  readonly fields: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/**
 * Portraits (A7). One is put before its case is registered: sealed under the key of whom the paper names, and named by
 * its id in `registerCase`. It is read by those who may see whom the case is about.
 */
export const portraits: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  app.setErrorHandler(answerError);

  app.post('/api/portraits', { preHandler: requireSameOrigin, config: { rateLimit: { max: 120, timeWindow: '1 minute' } } }, async (request, reply) => {
    const actor = await system.authenticate(request);
    if (!actor) return refuse(reply, 'NotSignedIn');
    if (!mayDo(actor, 'registerCase', { institutionId: actor.institutionId }, await system.tree())) return refuse(reply, 'NotPermitted');
    const { fields, bytes } = await formOf(request.parts());
    const { documentType, documentNumber } = paper.parse(fields);
    const parsed = parseDocument(documentType, documentNumber, dayInChina(system.now()));
    const image = checkPortrait(bytes);
    if (!parsed.ok) return rejectPerson(parsed.code, { field: 'documentNumber' });
    const { personId } = await system.vault.enrol(system.vault.blindIndex(documentType, parsed.normalised), newId());
    const stored = await system.files.put({ id: newId(), personId, kind: 'portrait', bytes: image.bytes });
    return reply.code(201).send({ id: stored.id });
  });

  app.get<{ Params: { id: string } }>('/api/portraits/:id', async (request, reply) => {
    const actor = await system.authenticate(request);
    if (!actor) return refuse(reply, 'NotSignedIn');
    const file = await system.files.find(request.params.id);
    const tree = await system.tree();
    const scope = readScope(actor, caseWorklistModel.name, tree);
    const entry = {
      what: 'portrait',
      actorId: actor.id,
      actorRoles: actor.roles.map((role) => role.id),
      institutionId: actor.institutionId,
      subjectIds: file ? [file.personId] : [],
      purpose: null,
      correlationId: request.id,
      ipPrefix: ipPrefix(request.ip),
    };
    if (!file || !scope) return reply.code(404).send();
    const cases = await system.reads.list({ model: caseWorklistModel, scope, filter: { personId: { eq: file.personId } }, first: 1 });
    const shown = cases.rows.some(({ withheld }) => !withheld.includes('portraitFile'));
    if (!shown && !mayDo(actor, 'registerCase', { institutionId: actor.institutionId }, tree)) {
      await system.accessLog.record({ ...entry, kind: 'refused' });
      return reply.code(404).send();
    }
    const opened = await system.files.get(file.id);
    if (!opened) return reply.code(404).send();
    await system.accessLog.record({ ...entry, kind: 'read' });
    return reply.header('cache-control', 'private, max-age=600').type(opened.contentType).send(Buffer.from(opened.bytes));
  });
};

type Parts = AsyncIterableIterator<
  { readonly type: 'field'; readonly fieldname: string; readonly value: unknown } | { readonly type: 'file'; toBuffer(): Promise<Buffer> }
>;

const formOf = async (parts: Parts): Promise<Form> => {
  const fields: Record<string, string> = {};
  let bytes: Uint8Array = new Uint8Array();
  for await (const part of parts) {
    if (part.type === 'file') bytes = await part.toBuffer();
    else fields[part.fieldname] = String(part.value);
  }
  return { fields, bytes };
};
