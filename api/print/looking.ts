import { pngOf, renderPdf, type PrintSettings } from '@healthcert/integrations/print';
import type { FastifyPluginAsync } from 'fastify';
import { refuse } from '../sign-in/index.ts';
import type { System } from '../system.ts';
import { answerAs, perMinute, settingsOf } from './answer.ts';
import { keptForm } from './archive.ts';
import { keptVersion, onePaper, printing } from './asked.ts';
import type { OpenPaper } from './open-case-paper.ts';
import { openPapers } from './open-papers.ts';
import { recordReading } from './record-reading.ts';
import { asPrinted } from './unprintable.ts';

/** One paper to look at, as PDF or as a picture: not counted as a print, but on record before it is answered. */
export const looking: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  const pdfOf = (paper: OpenPaper, settings: PrintSettings): Promise<Uint8Array> =>
    asPrinted(async () => {
      const printables = await paper.printables();
      return paper.keptAs === null ? renderPdf(printables, settings) : keptForm(system, paper, printables, paper.keptAs);
    });

  app.get<{ Params: { kind: string; file: string } }>('/api/print/:kind/:file', { config: perMinute(240) }, async (request, reply) => {
    const actor = await system.authenticate(request);
    if (!actor) return refuse(reply, 'NotSignedIn');
    const { kind, file } = onePaper.parse(request.params);
    const settings = settingsOf(system, printing.parse(request.query));
    const papers = await openPapers(system, actor, kind, [file.id]);
    await recordReading(system, request, actor, kind, papers);
    const [paper] = papers.open;
    if (!paper) return refuse(reply, papers.closed.length > 0 ? 'NotPermitted' : 'NotFound');
    const pdf = await pdfOf(paper, settings);
    answerAs(reply, kind, file.format);
    if (file.format === 'pdf') return reply.send(Buffer.from(pdf));
    const png = await pngOf(pdf);
    return png ? reply.send(Buffer.from(png)) : refuse(reply, 'NotFound');
  });

  // A version that is kept, as it was handed out then.
  app.get<{ Params: { caseId: string; version: string } }>(
    '/api/print/examinationForm/:caseId/:version',
    { config: perMinute(120) },
    async (request, reply) => {
      const actor = await system.authenticate(request);
      if (!actor) return refuse(reply, 'NotSignedIn');
      const { caseId, version } = keptVersion.parse(request.params);
      const papers = await openPapers(system, actor, 'examinationForm', [caseId]);
      await recordReading(system, request, actor, 'examinationForm', papers);
      if (papers.closed.length > 0) return refuse(reply, 'NotPermitted');
      const bytes = papers.open.length === 0 ? null : await system.paperArchive.read('examinationForm', caseId, version);
      if (!bytes) return refuse(reply, 'NotFound');
      return answerAs(reply, 'examinationForm', 'pdf').send(Buffer.from(bytes));
    },
  );
};
