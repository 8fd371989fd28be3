import type { PrintSettings } from '@healthcert/integrations/print';
import type { FastifyReply } from 'fastify';
import type { System } from '../system.ts';
import type { Printing } from './asked.ts';
import { minuteInChina } from './papers/case-paper.ts';

export const perMinute = (max: number) => ({ rateLimit: { max, timeWindow: '1 minute' } });

/** How the printer is to take it, by the clock of now. */
export const settingsOf = (system: System, { overlay, pages, x, y, scale }: Printing): PrintSettings => ({
  fonts: system.fonts,
  overlay,
  pages,
  offset: { x, y },
  scale,
  printedAt: system.now(),
  printedAtText: minuteInChina(system.now()),
});

/** Heads the answer with what kind of file it is; nobody between here and there keeps it. */
export const answerAs = (reply: FastifyReply, kind: string, format: 'pdf' | 'png'): FastifyReply =>
  reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `inline; filename="${kind}.${format}"`)
    .type(format === 'pdf' ? 'application/pdf' : 'image/png');
