import { readScope, type Actor } from '@healthcert/domain/kernel';
import { tableForms } from '@healthcert/integrations/spreadsheet';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { FileSender } from '../export/send-file.ts';
import { listedModels, operations } from '../graphql/schema.ts';
import { recordAccess } from '../record-access.ts';
import { requestContext } from '../request-context.ts';
import { refuse, requireSameOrigin } from '../sign-in/index.ts';
import type { System } from '../system.ts';
import { exportedLog } from './export.ts';
import { logFilter, permission, reachOf, recordLogRead } from './read-log.ts';
import { accessTitles } from './titles.ts';

/** How the file is to be, and what it holds: as the search is asked. */
const asked = z.object({
  form: z.enum(tableForms),
  language: z.enum(['zh', 'en']).default('zh'),
  filter: logFilter.default({}),
});

/** Logs as files, and the check of the access log's chain (A4). */
export const logRoutes: FastifyPluginAsync<{ system: System; sendFile: FileSender }> = async (app, { system, sendFile }) => {
  const titleOfAccess = accessTitles(operations, listedModels);
  const mayRead = async (actor: Actor): Promise<boolean> => readScope(actor, permission, await system.tree()) !== null;

  app.post(
    '/api/logs/export',
    { preHandler: requireSameOrigin, config: { rateLimit: { max: 10, timeWindow: '1 minute' } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const actor = await system.authenticate(request);
      if (!actor) return refuse(reply, 'NotSignedIn');
      if (!(await mayRead(actor))) {
        await recordAccess(await requestContext(system, request, actor), 'refused', 'access-log-export', []);
        return refuse(reply, 'NotPermitted');
      }
      const { form, language, filter } = asked.parse(request.body);
      return sendFile({ request, reply, who: actor.id, name: 'logs', form }, async (ended) => {
        const context = await requestContext(system, request, actor, () => ended);
        const scope = await reachOf(context);
        await recordLogRead(context, 'access-log-export', filter);
        return exportedLog(context, scope, filter, { language, titleOfAccess });
      });
    },
  );

  app.post(
    '/api/logs/check',
    { preHandler: requireSameOrigin, config: { rateLimit: { max: 4, timeWindow: '1 minute' } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const actor = await system.authenticate(request);
      if (!actor) return refuse(reply, 'NotSignedIn');
      const context = await requestContext(system, request, actor);
      // The chain is the city's: who reads a part of it can say nothing of the whole.
      if (readScope(actor, permission, await system.tree())?.institutions !== null) {
        await recordAccess(context, 'refused', 'access-log-check', []);
        return refuse(reply, 'NotPermitted');
      }
      return system.accessLog.check(actor.id);
    },
  );
};
