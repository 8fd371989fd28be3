import { dayInChina } from '@healthcert/domain/person';
import type { Programme } from '@healthcert/domain/programme';
import { cardDocument, cardTitle, defaultLayouts, type Card } from '@healthcert/domain/layout';
import { renderPdf } from '@healthcert/integrations/print';
import { caseFile } from '@healthcert/projections/case-file';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { caseEventsOf } from '../case/read-case.ts';
import { refuse } from '../sign-in/index.ts';
import type { System } from '../system.ts';
import type { RegisterRow } from './claims.ts';
import { issuerOf, printable, recordGiven } from './printable.ts';

const mostCards = 100;

const asked = z.object({
  numbers: z
    .string()
    .max(mostCards * 40)
    .transform((list) => list.split(',').filter((number) => number !== '')),
  sides: z.enum(['front', 'both']).default('front'),
  /** Millimetres, for a printer that does not hit the middle. */
  x: z.coerce.number().min(-10).max(10).default(0),
  y: z.coerce.number().min(-10).max(10).default(0),
});

/** Cards as PDF at true size (A10). Only of issued certificates: the credential in the QR is signed here. */
export const cards: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  const cardOf = async (row: RegisterRow): Promise<Card> => {
    const file = caseFile(await caseEventsOf(system, row.caseId));
    const programme: Programme | null = file && (await system.programmes.find(file.programme.id, file.programme.version));
    // As it was certified: the registration may have been corrected since.
    const job = programme?.jobs.find(({ name }) => name.zh === row.jobName)?.name ?? { zh: row.jobName ?? '', en: '' };
    const portrait = row.portraitFile === null ? null : await system.files.get(row.portraitFile);
    const issuer = await issuerOf(system, row);
    return {
      title: cardTitle(row.category),
      name: row.name ?? '',
      sex: file?.sex ?? 'male',
      maskedDocument: row.maskedDocument ?? '',
      category: programme?.name ?? { zh: row.category, en: row.category },
      job,
      number: row.number,
      institution: { zh: issuer, en: '' },
      issuedOn: dayInChina(row.issuedAt),
      validFrom: row.validFrom,
      validUntil: row.validUntil,
      portrait: portrait?.bytes ?? null,
      qrUrl: system.certificates.qrUrlOf(row, issuer),
    };
  };

  const record = recordGiven(system, 'certificate-card');

  app.get('/api/certificates/cards.pdf', { config: { rateLimit: { max: 120, timeWindow: '1 minute' } } }, async (request, reply) => {
    const actor = await system.authenticate(request);
    if (!actor) return refuse(reply, 'NotSignedIn');
    const { numbers, sides, x, y } = asked.parse(request.query);
    const rows = await printable(system, actor, [...new Set(numbers)].slice(0, mostCards));
    if (rows.length === 0) {
      await record(request, actor, 'refused', []);
      return refuse(reply, 'NotPermitted');
    }
    const printables = (await Promise.all(rows.map(cardOf))).map((card) => ({ layout: defaultLayouts.card, data: cardDocument(card) }));
    const pdf = await renderPdf(printables, { fonts: system.fonts, pages: sides === 'both' ? 'all' : 'first', offset: { x, y } });
    await record(request, actor, 'read', [...new Set(rows.map(({ personId }) => personId))]);
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'inline; filename="cards.pdf"')
      .type('application/pdf')
      .send(Buffer.from(pdf));
  });
};
