import { readScope, rejections } from '@healthcert/domain/kernel';
import { ipPrefix } from '@healthcert/integrations/access-log';
import { byteOrderMark, csvLine, workbookOf } from '@healthcert/integrations/spreadsheet';
import { dayInChina } from '@healthcert/domain/person';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { Actor } from '@healthcert/domain/kernel';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { RequestContext } from '../context.ts';
import { listedModels, operations } from '../graphql/schema.ts';
import { recordAccess } from '../record-access.ts';
import { inAccessLog, refuse, requireSameOrigin } from '../sign-in/index.ts';
import type { System } from '../system.ts';
import { exportedLog } from './export.ts';
import { logFilter, permission, reachOf, recordLogRead } from './read-log.ts';
import { accessTitles } from './titles.ts';

const list = z
  .string()
  .max(4000)
  .transform((text) => text.split(',').filter((one) => one !== ''));

/** The filter in an address: ids, codes and instants, never a name or the number of a paper. */
const asked = z.object({
  ...logFilter.shape,
  kinds: list.pipe(z.array(logFilter.shape.kinds.unwrap().unwrap().element)).optional(),
  types: list.optional(),
  language: z.enum(['zh', 'en']).default('zh'),
});

/** A workbook is made in memory. */
const mostInWorkbook = 20_000;

const reject = rejections({
  TooManyForWorkbook: {
    zh: 'Excel 文件最多 {most} 行，请缩小范围或导出 CSV',
    en: 'An Excel file holds at most {most} rows here: narrow the search, or take CSV',
  },
});

/** Logs as files, and the check of the access log's chain (A4). */
export const logRoutes: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  const contextOf = async (request: FastifyRequest, actor: Actor): Promise<RequestContext> => ({
    system,
    actor,
    correlationId: request.id,
    network: ipPrefix(request.ip),
    purpose: inAccessLog(await system.purposes.of(request)),
    seen: null,
    ended: () => request.signal,
    stillSignedIn: async () => (await system.authenticate(request)) !== null,
  });
  const titleOfAccess = accessTitles(operations, listedModels);
  const mayRead = async (actor: Actor): Promise<boolean> => readScope(actor, permission, await system.tree()) !== null;

  app.get('/api/logs/export.:form(csv|xlsx)', { config: { rateLimit: { max: 10, timeWindow: '1 minute' } } }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const actor = await system.authenticate(request);
    if (!actor) return refuse(reply, 'NotSignedIn');
    const context = await contextOf(request, actor);
    if (!(await mayRead(actor))) {
      await recordAccess(context, 'refused', 'access-log-export', []);
      return refuse(reply, 'NotPermitted');
    }
    const { form } = z.object({ form: z.enum(['csv', 'xlsx']) }).parse(request.params);
    const { language, ...filter } = asked.parse(request.query);
    const scope = await reachOf(context);
    await recordLogRead(context, 'access-log-export', filter);
    const pages = exportedLog(context, scope, filter, { language, titleOfAccess });
    reply.header('content-disposition', `attachment; filename="logs-${dayInChina(system.now())}.${form}"`);
    if (form === 'csv') {
      const lines = async function* () {
        yield byteOrderMark;
        for await (const page of pages) yield page.map(csvLine).join('');
      };
      return reply.type('text/csv; charset=utf-8').send(Readable.from(lines()));
    }
    const rows: (readonly string[])[] = [];
    for await (const page of pages) {
      rows.push(...page);
      if (rows.length > mostInWorkbook) return reject('TooManyForWorkbook', { with: { most: mostInWorkbook } });
    }
    return reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .send(Buffer.from(workbookOf(rows, language === 'zh' ? '日志' : 'Logs')));
  });

  app.post(
    '/api/logs/check',
    { preHandler: requireSameOrigin, config: { rateLimit: { max: 4, timeWindow: '1 minute' } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const actor = await system.authenticate(request);
      if (!actor) return refuse(reply, 'NotSignedIn');
      const context = await contextOf(request, actor);
      // The chain is the city's: who reads a part of it can say nothing of the whole.
      if (readScope(actor, permission, await system.tree())?.institutions !== null) {
        await recordAccess(context, 'refused', 'access-log-check', []);
        return refuse(reply, 'NotPermitted');
      }
      return system.accessLog.check(actor.id);
    },
  );
};
