import { mayDo } from '@healthcert/domain/kernel';
import { layoutSchema, sampleOf, type DocumentKind } from '@healthcert/domain/layout';
import { pngOf, renderPdf } from '@healthcert/integrations/print';
import type { FastifyPluginAsync } from 'fastify';
import { refuse, requireSameOrigin } from '../sign-in/index.ts';
import type { System } from '../system.ts';
import { answerAs, perMinute, settingsOf } from './answer.ts';
import { preview, testPage } from './asked.ts';
import { asPrinted } from './unprintable.ts';

/** Pixels of a picture: A4 at 300 dpi, and no more however large the paper is said to be. */
const mostPixels = 9_000_000;

const dotsFor = ({ width, height }: { readonly width: number; readonly height: number }): number =>
  Math.min(300, Math.floor(Math.sqrt(mostPixels / (width * height)) * 25.4));

/** Papers of nobody: a design with samples while it is made, and squared paper to measure a printer with. */
export const tryingDesigns: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  app.post('/api/print/preview', { preHandler: requireSameOrigin, config: perMinute(120) }, async (request, reply) => {
    const actor = await system.authenticate(request);
    if (!actor) return refuse(reply, 'NotSignedIn');
    if (!mayDo(actor, 'saveLayoutDraft', { institutionId: actor.institutionId }, await system.tree())) return refuse(reply, 'NotPermitted');
    const { design, format, ...how } = preview.parse(request.body);
    const layout = layoutSchema.parse(design);
    const pdf = await asPrinted(() => renderPdf([{ layout, data: sampleOf(layout.kind) }], settingsOf(system, how)));
    answerAs(reply, 'preview', format);
    if (format === 'pdf') return reply.send(Buffer.from(pdf));
    return reply.send(Buffer.from((await pngOf(pdf, dotsFor(layout.paper)))!));
  });

  app.get('/api/print/test-grid.pdf', { config: perMinute(30) }, async (request, reply) => {
    const actor = await system.authenticate(request);
    if (!actor) return refuse(reply, 'NotSignedIn');
    const { printer, ...how } = testPage.parse(request.query);
    const kind: DocumentKind = 'testGrid';
    const { layout } = await system.layouts.inForce(kind, actor.institutionId, null);
    const paper = `${layout.paper.width} × ${layout.paper.height}`;
    const values = { printer, paper, dx: how.x.toFixed(1), dy: how.y.toFixed(1), scale: (how.scale * 100).toFixed(1) };
    const pdf = await renderPdf([{ layout, data: { values, lists: {}, pictures: {} } }], settingsOf(system, how));
    return answerAs(reply, kind, 'pdf').send(Buffer.from(pdf));
  });
};
