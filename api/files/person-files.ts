import { mayDo, newId, readScope, rejections, type Actor } from '@healthcert/domain/kernel';
import { dayInChina, documentTypes, parseDocument, personRefusals } from '@healthcert/domain/person';
import { checkFile, type FileKind } from '@healthcert/integrations/files';
import { checkPortrait } from '@healthcert/integrations/portrait';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import type { FastifyPluginAsync } from 'fastify';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { isClosed } from '../person/restriction.ts';
import { recordGiven } from '../record-access.ts';
import { refuse, requireSameOrigin } from '../sign-in/index.ts';
import type { System } from '../system.ts';

const rejectPerson = rejections(personRefusals);
const paper = z.object({ documentType: z.enum(documentTypes), documentNumber: z.string().min(1).max(40) });

/** A picture and the paper that says whose it is: the form fields come before the file. */
interface Form {
  readonly fields: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

const hour = 3_600_000;

interface PutHere {
  /** What is stored of what came. @throws Rejection */
  readonly check: (bytes: Uint8Array) => Uint8Array;
  readonly kind: FileKind;
}

/** By address: portraits are pictures of a card's shape without metadata; papers are copies of an ID card or a licence. */
const places: Readonly<Record<'portraits' | 'papers', PutHere>> = {
  portraits: { kind: 'portrait', check: (bytes) => checkPortrait(bytes).bytes },
  papers: { kind: 'paper', check: (bytes) => bytes },
};

/**
 * Portraits and copies of papers (A7). One is put before its case is registered: sealed under the key of whom the paper
 * names, and named by its id in `registerCase`. It is read by those who may see whom a case of the person is about; for an
 * hour also by the institution whose desk has just put it, where this process took it.
 */
export const personFiles: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  /** By file: the institution. */
  const justPut = new LRUCache<string, string>({ max: 10_000, ttl: hour });

  const maySee = async (actor: Actor, { id, personId }: { readonly id: string; readonly personId: string }): Promise<boolean> => {
    const scope = readScope(actor, caseWorklistModel.name, await system.tree());
    if (!scope) return false;
    const shows = (institutionId: string): boolean => scope.groupsOf({ institutionId }).has('identity');
    const putAt = justPut.get(id);
    if (putAt !== undefined && putAt === actor.institutionId && shows(putAt))
      return !(await isClosed(system, actor, caseWorklistModel.name, { personId, institutionId: putAt }));
    const { rows } = await system.reads.list({ model: caseWorklistModel, scope, filter: { personId: { eq: personId } }, first: 100 });
    return rows.some(({ values }) => shows(values.institutionId as string));
  };

  for (const [place, { kind, check }] of Object.entries(places)) {
    app.post(
      `/api/${place}`,
      { preHandler: requireSameOrigin, config: { rateLimit: { max: 120, timeWindow: '1 minute' } } },
      async (request, reply) => {
        const actor = await system.authenticate(request);
        if (!actor) return refuse(reply, 'NotSignedIn');
        if (!mayDo(actor, 'registerCase', { institutionId: actor.institutionId }, await system.tree())) {
          await recordGiven(system, kind)(request, actor, 'refused', []);
          return refuse(reply, 'NotPermitted');
        }
        const { fields, bytes } = await formOf(request.parts());
        const { documentType, documentNumber } = paper.parse(fields);
        const parsed = parseDocument(documentType, documentNumber, dayInChina(system.now()));
        const checked = check(bytes);
        checkFile(kind, checked);
        if (!parsed.ok) return rejectPerson(parsed.code, { field: 'documentNumber' });
        const { personId } = await system.vault.enrol(system.vault.blindIndex(documentType, parsed.normalised), newId());
        const stored = await system.files.put({ id: newId(), personId, kind, bytes: checked });
        if (actor.institutionId !== null) justPut.set(stored.id, actor.institutionId);
        return reply.code(201).send({ id: stored.id });
      },
    );

    app.get<{ Params: { id: string } }>(`/api/${place}/:id`, async (request, reply) => {
      const actor = await system.authenticate(request);
      if (!actor) return refuse(reply, 'NotSignedIn');
      const file = await system.files.find(request.params.id);
      if (file?.kind !== kind) return refuse(reply, 'NotFound');
      // Not told apart from a file that is not there.
      if (!(await maySee(actor, file))) {
        await recordGiven(system, kind)(request, actor, 'refused', [file.personId]);
        return refuse(reply, 'NotFound');
      }
      const opened = await system.files.get(file.id);
      if (!opened) return refuse(reply, 'NotFound');
      await recordGiven(system, kind)(request, actor, 'read', [file.personId]);
      return reply.header('cache-control', 'private, no-store').type(opened.contentType).send(Buffer.from(opened.bytes));
    });
  }
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
