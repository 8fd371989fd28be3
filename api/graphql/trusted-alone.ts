import type { FastifyRequest } from 'fastify';
import type { Plugin } from 'graphql-yoga';
import type { RequestContext } from '../context.ts';
import { recordGiven } from '../record-access.ts';
import { trustedDocuments } from '../settings.ts';
import type { System } from '../system.ts';
import { notTrusted } from './refusals.ts';
import { documentsOfPages, openTrustedDocuments } from './trusted-documents.ts';

/**
 * Refuses documents that are not trusted, where the settings ask for it: before anything of them is looked at, so that nobody
 * learns from errors what the schema is.
 */
export const trustedAlone = async (system: System): Promise<Plugin<RequestContext, { readonly req: FastifyRequest }>> => {
  const whose = trustedDocuments(system.settings);
  if (whose === 'any') return {};
  const trusted = await openTrustedDocuments({
    pages: documentsOfPages,
    directory: whose === 'pages' ? null : whose.directory,
    onTrouble: (file, error) => system.log.error({ file, err: error }, 'a file of trusted documents cannot be used'),
  });
  const record = recordGiven(system, 'graphql-document');
  return {
    onParams: async ({ params, setResult, context: { req } }) => {
      if (await trusted.trusts(params.query ?? '')) return;
      const actor = await system.authenticate(req);
      if (actor) await record(req, actor, 'refused', []);
      setResult({ errors: [notTrusted()] });
    },
  };
};
