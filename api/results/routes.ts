import { readScope } from '@healthcert/domain/kernel';
import { ipPrefix } from '@healthcert/integrations/access-log';
import { largestFile, readTable, readText } from '@healthcert/integrations/spreadsheet';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import type { FastifyPluginAsync } from 'fastify';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { RequestContext } from '../context.ts';
import { recordAccess } from '../record-access.ts';
import { refuse, requireSameOrigin } from '../sign-in/index.ts';
import type { System } from '../system.ts';
import { preview } from './preview.ts';

/** A file in Base64, or rows that were pasted. */
const asked = z.object({
  file: z.base64().optional(),
  text: z.string().max(largestFile).optional(),
  columns: z.array(z.string().max(200).nullable()).max(200).default([]),
});

/** Base64 makes four of three, and a little around it. In bytes. */
const bodyLimit = Math.ceil((largestFile * 4) / 3) + 64 * 1024;

/** Files of results, looked at before they are entered (A8). Entering them is done by ordinary `recordResult` commands. */
export const resultFiles: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  app.post(
    '/api/results/preview',
    { preHandler: requireSameOrigin, bodyLimit, config: { rateLimit: { max: 60, timeWindow: '1 minute' } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const actor = await system.authenticate(request);
      if (!actor) return refuse(reply, 'NotSignedIn');
      const seen = request.headers['x-seen-position'];
      const context: RequestContext = {
        system,
        actor,
        correlationId: request.id,
        network: ipPrefix(request.ip),
        purpose: null,
        seen: typeof seen === 'string' ? seen : null,
        ended: () => request.signal,
        stillSignedIn: async () => (await system.authenticate(request)) !== null,
      };
      const mayEnter = actor.roles.some(({ operations }) => operations['recordResult'] !== undefined);
      if (!mayEnter || !readScope(actor, caseWorklistModel.name, await system.tree())) {
        await recordAccess(context, 'refused', 'result-import', []);
        return refuse(reply, 'NotPermitted');
      }
      const { file, text, columns } = asked.parse(request.body);
      const bytes = file === undefined ? Buffer.from(text ?? '') : Buffer.from(file, 'base64');
      const table = file === undefined && text !== undefined && text !== '' ? readText(text) : readTable(bytes);
      return preview(context, { table, hash: createHash('sha256').update(bytes).digest('hex'), chosen: columns });
    },
  );
};
