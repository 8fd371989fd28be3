import { mayDo } from '@healthcert/domain/kernel';
import { institutionSeals, notices } from '@healthcert/domain/configuration';
import { sampleOf, type DocumentData } from '@healthcert/domain/layout';
import { checkSeal } from '@healthcert/integrations/portrait';
import { pngOf, renderPdf } from '@healthcert/integrations/print';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { refuse, requireSameOrigin } from '../sign-in/index.ts';
import type { System } from '../system.ts';
import { minuteInChina } from './papers/case-paper.ts';
import { noticeLines } from './papers/notice-lines.ts';
import { asPrinted } from './unprintable.ts';

const words = z.string().max(4000);

const asked = z.object({
  kind: z.enum(['guideSheet', 'receipt', 'examinationForm']),
  /** Whose layout; null: the city's. */
  institutionId: z.string().min(1).max(64).nullable(),
  /** In their order; left out: samples. */
  notices: z
    .array(z.object({ zh: words, en: words }))
    .max(50)
    .optional(),
  /** Base64. */
  seal: z.string().max(400_000).optional(),
  format: z.enum(['pdf', 'png']).default('png'),
});

/** A paper of nobody, with notices or a seal that are being thought of: as it would be printed. */
export const samplePapers: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  app.post(
    '/api/print/sample',
    { preHandler: requireSameOrigin, config: { rateLimit: { max: 120, timeWindow: '1 minute' } } },
    async (request, reply) => {
      const actor = await system.authenticate(request);
      if (!actor) return refuse(reply, 'NotSignedIn');
      const { kind, institutionId, notices: told, seal, format } = asked.parse(request.body);
      const tree = await system.tree();
      const may = [notices, institutionSeals].some(({ operation }) => mayDo(actor, operation.name, { institutionId }, tree));
      if (!may) return refuse(reply, 'NotPermitted');
      const sealed = seal === undefined ? undefined : Buffer.from(seal, 'base64');
      if (sealed) checkSeal(sealed, 'seal');
      const { layout } = await system.layouts.inForce(kind, institutionId, null);
      const sample = sampleOf(kind);
      const data: DocumentData = {
        ...sample,
        lists: told
          ? { ...sample.lists, notices: told.flatMap(noticeLines).map(({ zh, en }) => ({ text: zh, textEn: en })) }
          : sample.lists,
        pictures: { ...sample.pictures, ...(sealed && { seal: sealed }) },
      };
      const now = system.now();
      const pdf = await asPrinted(() =>
        renderPdf([{ layout, data }], { fonts: system.fonts, printedAt: now, printedAtText: minuteInChina(now) }),
      );
      reply.header('cache-control', 'no-store').type(format === 'pdf' ? 'application/pdf' : 'image/png');
      return reply.send(Buffer.from(format === 'pdf' ? pdf : (await pngOf(pdf))!));
    },
  );
};
