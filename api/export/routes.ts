import { readScope } from '@healthcert/domain/kernel';
import { tableForms } from '@healthcert/integrations/spreadsheet';
import type { FastifyPluginAsync } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { z } from 'zod';
import type { RequestContext } from '../context.ts';
import { refused } from '../graphql/refusals.ts';
import { listedModels } from '../graphql/schema.ts';
import { exportOf } from '../log/titles.ts';
import { recordAccess } from '../record-access.ts';
import { requestContext } from '../request-context.ts';
import { refuse, requireSameOrigin } from '../sign-in/index.ts';
import type { System } from '../system.ts';
import { argumentsOf, requireColumns } from './arguments.ts';
import { exportedList } from './list-pages.ts';
import type { FileSender } from './send-file.ts';

const code = z.string().max(200);

/** As the list's query takes it, and how the file is to be: the page knows the words for codes. */
const asked = z.object({
  form: z.enum(tableForms),
  language: z.enum(['zh', 'en']).default('zh'),
  columns: z.array(code).min(1).max(100),
  filter: z.unknown().optional(),
  sort: z.unknown().optional(),
  words: z.record(code, z.record(code, code)).default({}),
});

const largestQuestion = 128 * 1024;

/** Any list that may be read, as a file: as filtered and ordered, of any length. */
export const exportRoutes: FastifyPluginAsync<{ system: System; schema: GraphQLSchema; sendFile: FileSender }> = async (
  app,
  { system, schema, sendFile },
) => {
  const models = new Map(listedModels.map((model) => [model.name, model]));
  app.post<{ Params: { readonly list: string } }>(
    '/api/export/:list',
    { preHandler: requireSameOrigin, bodyLimit: largestQuestion, config: { rateLimit: { max: 60, timeWindow: '1 minute' } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const actor = await system.authenticate(request);
      if (!actor) return refuse(reply, 'NotSignedIn');
      const model = models.get(request.params.list);
      if (!model) return refuse(reply, 'NotFound');
      if (!readScope(actor, model.name, await system.tree())) {
        await recordAccess(await requestContext(system, request, actor), 'refused', exportOf(model.name), []);
        return refuse(reply, 'NotPermitted');
      }
      const { form, filter, sort, columns, language, words } = asked.parse(request.body);
      requireColumns(model, columns);
      const query = argumentsOf(schema, model, { filter, sort });
      const contextNow = async (ended: AbortSignal): Promise<RequestContext> => {
        const still = await system.authenticate(request);
        if (!still) throw refused(model.name);
        return requestContext(system, request, still, () => ended);
      };
      return sendFile({ request, reply, who: actor.id, name: model.name, form }, (ended) =>
        exportedList({ model, asked: query, columns, language, words, now: () => contextNow(ended) }),
      );
    },
  );
};
