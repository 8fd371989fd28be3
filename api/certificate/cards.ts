import { cardsAtOnce } from '@healthcert/domain/parameter';
import { renderPdf } from '@healthcert/integrations/print';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { openPapers } from '../print/open-papers.ts';
import { refuse } from '../sign-in/index.ts';
import type { System } from '../system.ts';
import { recordGiven } from '../record-access.ts';

const asked = z.object({
  numbers: z
    .string()
    .max(cardsAtOnce.range[1] * 40)
    .transform((list) => list.split(',').filter((number) => number !== '')),
  sides: z.enum(['front', 'both']).default('front'),
  /** Millimetres, for a printer that does not hit the middle. */
  x: z.coerce.number().min(-10).max(10).default(0),
  y: z.coerce.number().min(-10).max(10).default(0),
});

/** Cards at an address that a browser opens (A10). Only of issued certificates: the credential in the QR is signed here. */
export const cards: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  const record = recordGiven(system, 'certificate-card');

  app.get('/api/certificates/cards.pdf', { config: { rateLimit: { max: 120, timeWindow: '1 minute' } } }, async (request, reply) => {
    const actor = await system.authenticate(request);
    if (!actor) return refuse(reply, 'NotSignedIn');
    const { numbers, sides, x, y } = asked.parse(request.query);
    const { open } = await openPapers(system, actor, 'card', [...new Set(numbers)].slice(0, await system.parameters.value(cardsAtOnce)));
    if (open.length === 0) {
      await record(request, actor, 'refused', []);
      return refuse(reply, 'NotPermitted');
    }
    const printables = (await Promise.all(open.map((paper) => paper.printables()))).flat();
    const pdf = await renderPdf(printables, { fonts: system.fonts, pages: sides === 'both' ? 'all' : 'first', offset: { x, y } });
    await record(request, actor, 'read', [...new Set(open.flatMap(({ personId }) => personId ?? []))]);
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'inline; filename="cards.pdf"')
      .type('application/pdf')
      .send(Buffer.from(pdf));
  });
};
