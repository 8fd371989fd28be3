import { rejections, mayDo, newId, type Vault } from '@healthcert/domain/kernel';
import { checkFile } from '@healthcert/integrations/files';
import type { FastifyPluginAsync } from 'fastify';
import type { FactsProvider } from '../operations/index.ts';
import { refuse, requireSameOrigin } from '../sign-in/index.ts';
import type { System } from '../system.ts';

const reject = rejections({
  UnknownLicenceCopy: {
    zh: '没有这份许可证影像，或属于其他机构',
    en: 'There is no such copy of a licence, or it is another institution’s',
  },
});

/** In the vault an institution is found by its id, as a person is by the number of their document. */
const indexOf = (vault: Pick<Vault, 'blindIndex'>, institutionId: string): string => vault.blindIndex('institution', institutionId);

const ownerOf = async (vault: Vault, institutionId: string): Promise<string> =>
  (await vault.enrol(indexOf(vault, institutionId), newId())).personId;

/**
 * Copies of practice licences (A5), sealed in the store of files under a key of the institution's own. One is put before it
 * is named in the institution's particulars; whoever may see institutions may see it.
 */
export const licenceCopies: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  const config = { rateLimit: { max: 60, timeWindow: '1 minute' } };

  app.post<{ Params: { institutionId: string } }>(
    '/api/licences/:institutionId',
    { preHandler: requireSameOrigin, config },
    async (request, reply) => {
      const actor = await system.authenticate(request);
      if (!actor) return refuse(reply, 'NotSignedIn');
      const { institutionId } = request.params;
      if (!(await system.institutions()).has(institutionId)) return refuse(reply, 'NotFound');
      if (!mayDo(actor, 'changeInstitution', { institutionId }, await system.tree())) return refuse(reply, 'NotPermitted');
      const bytes = new Uint8Array((await (await request.file())?.toBuffer()) ?? []);
      checkFile('paper', bytes);
      const { id } = await system.files.put({ id: newId(), personId: await ownerOf(system.vault, institutionId), kind: 'paper', bytes });
      return reply.code(201).send({ id });
    },
  );

  app.get<{ Params: { institutionId: string; id: string } }>('/api/licences/:institutionId/:id', async (request, reply) => {
    const actor = await system.authenticate(request);
    if (!actor) return refuse(reply, 'NotSignedIn');
    const { institutionId, id } = request.params;
    const file = (await system.institutions()).has(institutionId) ? await system.files.get(id) : null;
    if (!file || file.personId !== (await ownerOf(system.vault, institutionId))) return refuse(reply, 'NotFound');
    return reply.header('cache-control', 'private, no-store').type(file.contentType).send(Buffer.from(file.bytes));
  });
};

interface Licensed {
  readonly institutionId: string;
  readonly licence?: { readonly copy?: string | null | undefined } | null | undefined;
}

/** What a licence is shown with is a copy that was put for this institution. */
export const licenceFacts = ({ vault, files }: Pick<System, 'vault' | 'files'>): Readonly<Record<string, FactsProvider>> => {
  const known = async ({ institutionId, licence }: Licensed): Promise<object> => {
    if (!licence?.copy) return {};
    const file = await files.find(licence.copy);
    if (file?.personId !== (await ownerOf(vault, institutionId))) reject('UnknownLicenceCopy', { field: 'licence.copy' });
    return {};
  };
  return { addInstitution: known, changeInstitution: known };
};
