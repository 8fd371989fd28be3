import { Readable } from 'node:stream';
import { readScope, rejections, type Actor } from '@healthcert/domain/kernel';
import { papersAtOnce } from '@healthcert/domain/parameter';
import { DocumentUnprintable, streamPdf, type NothingToDraw, type Printable } from '@healthcert/integrations/print';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import type { FastifyPluginAsync } from 'fastify';
import { refuse, requireSameOrigin } from '../sign-in/index.ts';
import type { System } from '../system.ts';
import { answerAs, perMinute, settingsOf } from './answer.ts';
import { keptForm } from './archive.ts';
import { kind as kindAsked, manyPapers } from './asked.ts';
import type { OpenPaper } from './open-case-paper.ts';
import { isOfCase, openPapers, type PrintedKind } from './open-papers.ts';
import { recordReading } from './record-reading.ts';
import { asPrinted } from './unprintable.ts';

const reject = rejections({
  TooManyPapers: { zh: '一批最多打印 {most} 份，请分批打印', en: 'A batch prints at most {most} papers: print them in several' },
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

/** Papers to print, one or many: one PDF streamed paper by paper, counted once it came out whole. */
export const printingMany: FastifyPluginAsync<{ system: System }> = async (app, { system }) => {
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
    const most = await system.parameters.value(papersAtOnce, actor.institutionId);
    if (ids && ids.length > most) return reject('TooManyPapers', { field: 'ids', with: { most } });
    if (ids || !isOfCase(kind)) return [...new Set(ids ?? [])];
    const scope = readScope(actor, caseWorklistModel.name, await system.tree());
    if (!scope || !filter) return [];
    const sort = { by: 'registeredAt', descending: false };
    const { rows } = await system.reads.list({ model: caseWorklistModel, scope, filter: filter as never, sort, first: most });
    return rows.map(({ values }) => String(values.caseId));
  };

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
      await recordReading(system, request, actor, kind, papers);
      const { open, closed, missing } = papers;
      if (open.length === 0) return refuse(reply, closed.length > 0 ? 'NotPermitted' : 'NotFound');
      const job = asked.job ?? system.newId();
      const before = await system.printJournal.countsOf(
        kind,
        open.map(({ id }) => id),
        job,
      );
      const left = new Set([...closed.map(({ id }) => id), ...missing]);
      answerAs(reply, kind, 'pdf')
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
};
