import { Readable } from 'node:stream';
import { mayDo, readScope, type Actor } from '@healthcert/domain/kernel';
import { layoutSchema, sampleOf, type DocumentKind } from '@healthcert/domain/layout';
import { ipPrefix } from '@healthcert/integrations/access-log';
import {
  DocumentUnprintable,
  pngOf,
  renderPdf,
  streamPdf,
  type NothingToDraw,
  type Printable,
  type PrintSettings,
} from '@healthcert/integrations/print';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { refuse, requireSameOrigin } from '../sign-in/index.ts';
import type { System } from '../system.ts';
import { keptForm } from './archive.ts';
import { keptVersion, kind as kindAsked, manyPapers, mostPapers, onePaper, preview, printing, testPage, type Printing } from './asked.ts';
import type { OpenPaper } from './open-case-paper.ts';
import { isOfCase, openPapers, type OpenedPapers, type PrintedKind } from './open-papers.ts';
import { minuteInChina } from './papers/case-paper.ts';
import { asPrinted } from './unprintable.ts';

/** Names in the access log. */
const recordedAs: Readonly<Record<PrintedKind, string>> = {
  guideSheet: 'guide-sheet',
  receipt: 'receipt',
  specimenLabel: 'specimen-label',
  examinationForm: 'examination-form',
  card: 'certificate-card',
  blankForm: 'blank-form',
  cashierDay: 'cashier-day',
};

const perMinute = (max: number) => ({ rateLimit: { max, timeWindow: '1 minute' } });

/** Pixels of a picture: A4 at 300 dpi, and no more however large the paper is said to be. */
const mostPixels = 9_000_000;

export const dotsFor = ({ width, height }: { readonly width: number; readonly height: number }): number =>
  Math.min(300, Math.floor(Math.sqrt(mostPixels / (width * height)) * 25.4));

const settingsOf = (system: System, { overlay, pages, x, y, scale }: Printing): PrintSettings => ({
  fonts: system.fonts,
  overlay,
  pages,
  offset: { x, y },
  scale,
  printedAt: system.now(),
  printedAtText: minuteInChina(system.now()),
});

/** The drawing says so, of the paper itself. */
const unlessUnprintable = (error: unknown): void => {
  if (!(error instanceof DocumentUnprintable)) throw error;
};

/** Holds the last piece until `then` is done: whoever has the whole file has it counted, and who broke off has not. */
const endedBy = async function* (
  begun: IteratorResult<Uint8Array, void>,
  pieces: AsyncGenerator<Uint8Array, void>,
  then: () => Promise<void>,
): AsyncGenerator<Uint8Array> {
  let held = begun.done ? null : begun.value;
  for await (const piece of pieces) {
    if (held) yield held;
    held = piece;
  }
  await then();
  if (held) yield held;
};

/** Papers as PDF at true size, or one as a picture; each reading is in the access log before it is answered. */
export const print: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
  const record = (request: FastifyRequest, actor: Actor, kind: PrintedKind, access: 'read' | 'refused', subjectIds: readonly string[]) =>
    system.accessLog.record({
      kind: access,
      what: recordedAs[kind],
      actorId: actor.id,
      actorRoles: actor.roles.map((role) => role.id),
      institutionId: actor.institutionId,
      subjectIds,
      purpose: null,
      correlationId: request.id,
      ipPrefix: ipPrefix(request.ip),
    });

  /** Who is behind the papers that were opened, and behind those that were not. */
  const recordAll = async (request: FastifyRequest, actor: Actor, kind: PrintedKind, { open, closed }: OpenedPapers): Promise<void> => {
    const seen = new Set(open.flatMap(({ personId }) => personId ?? []));
    const refused = new Set(closed.flatMap(({ refusedOf }) => refusedOf ?? []));
    if (closed.length > 0) await record(request, actor, kind, 'refused', [...refused]);
    if (seen.size > 0) await record(request, actor, kind, 'read', [...seen]);
  };

  const answer = (reply: FastifyReply, kind: string, format: 'pdf' | 'png'): FastifyReply =>
    reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `inline; filename="${kind}.${format}"`)
      .type(format === 'pdf' ? 'application/pdf' : 'image/png');

  const pdfOf = (paper: OpenPaper, settings: PrintSettings): Promise<Uint8Array> =>
    asPrinted(async () => {
      const printables = await paper.printables();
      return paper.keptAs === null ? renderPdf(printables, settings) : keptForm(system, paper, printables, paper.keptAs);
    });

  // To look at: not counted as a print.
  app.get<{ Params: { kind: string; file: string } }>('/api/print/:kind/:file', { config: perMinute(240) }, async (request, reply) => {
    const actor = await system.authenticate(request);
    if (!actor) return refuse(reply, 'NotSignedIn');
    const { kind, file } = onePaper.parse(request.params);
    const settings = settingsOf(system, printing.parse(request.query));
    const papers = await openPapers(system, actor, kind, [file.id]);
    await recordAll(request, actor, kind, papers);
    const [paper] = papers.open;
    if (!paper) return refuse(reply, papers.closed.length > 0 ? 'NotPermitted' : 'NotFound');
    const pdf = await pdfOf(paper, settings);
    answer(reply, kind, file.format);
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
      await recordAll(request, actor, 'examinationForm', papers);
      if (papers.closed.length > 0) return refuse(reply, 'NotPermitted');
      const bytes = papers.open.length === 0 ? null : await system.paperArchive.read('examinationForm', caseId, version);
      if (!bytes) return refuse(reply, 'NotFound');
      return answer(reply, 'examinationForm', 'pdf').send(Buffer.from(bytes));
    },
  );

  /** Each paper as it is drawn; a concluded form is kept before. */
  const drawn = async function* (open: readonly OpenPaper[], left: readonly string[]): AsyncGenerator<Printable | NothingToDraw> {
    for (const id of left) yield { id, layout: null };
    for (const paper of open) {
      const printables = await paper.printables();
      if (printables.length === 0) yield { id: paper.id, layout: null };
      else if (paper.keptAs !== null) await keptForm(system, paper, printables, paper.keptAs).catch(unlessUnprintable);
      yield* printables;
    }
  };

  const idsOf = async (
    actor: Actor,
    kind: PrintedKind,
    { ids, filter }: { readonly ids?: readonly string[] | undefined; readonly filter?: object | undefined },
  ) => {
    if (ids || !isOfCase(kind)) return [...new Set(ids ?? [])];
    const scope = readScope(actor, caseWorklistModel.name, await system.tree());
    if (!scope || !filter) return [];
    const sort = { by: 'registeredAt', descending: false };
    const { rows } = await system.reads.list({ model: caseWorklistModel, scope, filter: filter as never, sort, first: mostPapers });
    return rows.map(({ values }) => String(values.caseId));
  };

  // To print: counted, and streamed paper by paper.
  app.post<{ Params: { kind: string } }>(
    '/api/print/:kind',
    { preHandler: requireSameOrigin, config: perMinute(60) },
    async (request, reply) => {
      const actor = await system.authenticate(request);
      if (!actor) return refuse(reply, 'NotSignedIn');
      const kind = kindAsked.parse(request.params.kind);
      const asked = manyPapers.parse(request.body);
      const ids = await idsOf(actor, kind, asked);
      const papers = await openPapers(system, actor, kind, ids);
      await recordAll(request, actor, kind, papers);
      const { open, closed, missing } = papers;
      if (open.length === 0) return refuse(reply, closed.length > 0 ? 'NotPermitted' : 'NotFound');
      const job = asked.job ?? system.newId();
      const before = await system.printJournal.countsOf(
        kind,
        open.map(({ id }) => id),
        job,
      );
      const left = new Set([...closed.map(({ id }) => id), ...missing]);
      answer(reply, kind, 'pdf')
        .header('x-papers', open.length)
        .header('x-papers-left-out', left.size)
        .header('x-papers-reprinted', before.size);
      const settings = settingsOf(system, asked);
      const pieces = streamPdf(drawn(open, [...left]), { ...settings, marked: true, onUnprintable: (id) => left.add(id) });
      // What cannot be drawn at all is refused in words; one among others is left out, and named where it would have stood.
      const begun = await asPrinted(() => pieces.next());
      const printed = (): Promise<void> =>
        system.printJournal.record(
          open
            .filter(({ id }) => !left.has(id))
            .map(({ id, institutionId, ref }) => ({ kind, id, institutionId, actorId: actor.id, layout: ref })),
          job,
        );
      return reply.send(Readable.from(endedBy(begun, pieces, printed)));
    },
  );

  app.post('/api/print/preview', { preHandler: requireSameOrigin, config: perMinute(120) }, async (request, reply) => {
    const actor = await system.authenticate(request);
    if (!actor) return refuse(reply, 'NotSignedIn');
    if (!mayDo(actor, 'saveLayoutDraft', { institutionId: actor.institutionId }, await system.tree())) return refuse(reply, 'NotPermitted');
    const { design, format, ...how } = preview.parse(request.body);
    const layout = layoutSchema.parse(design);
    const pdf = await asPrinted(() => renderPdf([{ layout, data: sampleOf(layout.kind) }], settingsOf(system, how)));
    answer(reply, 'preview', format);
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
    return answer(reply, kind, 'pdf').send(Buffer.from(pdf));
  });
};
