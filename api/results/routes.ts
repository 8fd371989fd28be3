import { readScope } from '@healthcert/domain/kernel';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { recordAccess } from '../record-access.ts';
import { requestContext } from '../request-context.ts';
import { refuse, requireSameOrigin } from '../sign-in/index.ts';
import type { System } from '../system.ts';
import { readSource, sourceForm, sourceLimit } from '../tables/source.ts';
import { preview } from './preview.ts';

const asked = sourceForm.extend({ columns: z.array(z.string().max(200).nullable()).max(200).default([]) });

/** Files of results, looked at before they are entered (A8). Entering them is done by ordinary `recordResult` commands. */
export const resultFiles: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  app.post(
    '/api/results/preview',
    { preHandler: requireSameOrigin, bodyLimit: sourceLimit, config: { rateLimit: { max: 60, timeWindow: '1 minute' } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const actor = await system.authenticate(request);
      if (!actor) return refuse(reply, 'NotSignedIn');
      const context = await requestContext(system, request, actor);
      const mayEnter = actor.roles.some(({ operations }) => operations['recordResult'] !== undefined);
      if (!mayEnter || !readScope(actor, caseWorklistModel.name, await system.tree())) {
        await recordAccess(context, 'refused', 'result-import', []);
        return refuse(reply, 'NotPermitted');
      }
      const { columns, ...source } = asked.parse(request.body);
      return preview(context, { ...readSource(source), chosen: columns });
    },
  );
};
