import type { DocumentData, Element, Flow, Layout, LayoutPage } from '@healthcert/domain/layout';
import Document from 'pdfkit';
import { openFonts, type Fonts } from '../fonts/index.ts';
import { points } from './canvas.ts';
import { drawFlow, planFlow, type FlowPlan } from './flow.ts';
import { drawLeaf, type Drawing } from './leaf.ts';
import { pictureBook } from './picture.ts';
import { DocumentUnprintable } from './unprintable.ts';

/** One paper: what it shows and by which design. */
export interface Printable {
  readonly layout: Layout;
  readonly data: DocumentData;
}

export interface PrintSettings {
  /** Opened once by the process, with the fallback directory of the settings. */
  readonly fonts?: Fonts;
  /** first: the front of a card alone. */
  readonly pages?: 'first' | 'all';
  /** Only what differs from paper to paper, for pre-printed stock. */
  readonly overlay?: boolean;
  /** Millimetres to the right and down, for a printer that does not hit the middle. */
  readonly offset?: { readonly x: number; readonly y: number };
  /** Of the whole page about its top left corner, for a printer that shrinks: 1 is true size. */
  readonly scale?: number;
  /** Of the file; nothing of a person. */
  readonly title?: string;
  /** ISO instant; the same papers printed at the same instant give the same bytes. */
  readonly printedAt?: string;
  /** Words for `printedAt` on the paper. */
  readonly printedAtText?: string;
  /** After each document an object in the file says how many are done, so that its reader can tell while it comes. */
  readonly marked?: boolean;
  readonly signal?: AbortSignal;
}

/** "/HealthcertPapers 12": twelve documents stand before it. */
const progressMark = 'HealthcertPapers';

type Planned = Pick<LayoutPage, 'elements'> & { readonly flow: Flow | undefined; readonly plan: FlowPlan };

const isOn = (element: Element, n: number, count: number): boolean => {
  switch (element.on) {
    case 'every':
      return true;
    case 'first':
      return n === 0;
    case 'later':
      return n > 0;
    case 'last':
      return n === count - 1;
  }
};

const plan = (drawing: Drawing, { elements }: LayoutPage): Planned => {
  const flow = elements.find((element) => element.kind === 'flow');
  return { elements, flow, plan: flow ? planFlow(drawing, flow) : [[]] };
};

const drawPage = (drawing: Drawing, { elements, plan }: Planned, n: number): void => {
  for (const element of elements) {
    if (!isOn(element, n, plan.length)) continue;
    if (element.kind === 'flow') drawFlow(drawing, element, plan[n]!);
    else drawLeaf(drawing, element);
  }
};

const drawDocument = (
  start: Drawing,
  { paper, pages }: Layout,
  { offset = { x: 0, y: 0 }, scale = 1, pages: which = 'all' }: PrintSettings,
): void => {
  const { doc } = start;
  const planned = (which === 'first' ? pages.slice(0, 1) : pages).map((page) => plan(start, page));
  const pageCount = planned.reduce((sum, page) => sum + page.plan.length, 0);
  let pageNumber = 0;
  for (const page of planned) {
    for (let n = 0; n < page.plan.length; n += 1) {
      pageNumber += 1;
      doc.addPage({ size: [points(paper.width), points(paper.height)], margin: 0 });
      doc.save().translate(points(offset.x), points(offset.y)).scale(scale);
      drawPage({ ...start, paper: { ...start.paper, pageNumber: String(pageNumber), pageCount: String(pageCount) } }, page, n);
      doc.restore();
    }
  }
};

/** What pdfkit has finished by now: the reader's pace is the writer's. */
function* finished(doc: PDFKit.PDFDocument): Generator<Uint8Array> {
  for (let chunk = doc.read() as Uint8Array | null; chunk !== null; chunk = doc.read() as Uint8Array | null) yield chunk;
}

/**
 * A PDF, piece by piece as it is made: each page of its layout's true size, the used characters of its fonts embedded.
 * One document is in memory at a time. Stops at the abort of `signal` with its reason.
 * @throws DocumentUnprintable with the place of the first document that cannot be drawn
 */
export async function* streamPdf(
  documents: Iterable<Printable> | AsyncIterable<Printable>,
  settings: PrintSettings = {},
): AsyncGenerator<Uint8Array, void> {
  const { fonts = openFonts(), overlay = false, title = '健康体检 Health examination', printedAt = '2000-01-01T00:00:00Z' } = settings;
  const doc = new Document({ margin: 0, autoFirstPage: false, info: { Title: title, CreationDate: new Date(printedAt) } });
  const open = pictureBook(doc);
  const paper: Readonly<Record<string, string>> = settings.printedAtText === undefined ? {} : { printedAt: settings.printedAtText };
  let done = 0;
  for await (const { layout, data } of documents) {
    settings.signal?.throwIfAborted();
    try {
      drawDocument({ doc, fonts, data, paper, open, overlay }, layout, settings);
    } catch (cause) {
      throw new DocumentUnprintable(done, cause as Error);
    }
    done += 1;
    // Its types ask for bytes; without them it is no stream.
    if (settings.marked) (doc.ref({ [progressMark]: done }) as unknown as { end(): void }).end();
    yield* finished(doc);
  }
  doc.end();
  for await (const chunk of doc as AsyncIterable<Uint8Array>) yield chunk;
}

/** The whole PDF at once. @throws DocumentUnprintable */
export const renderPdf = async (
  documents: Iterable<Printable> | AsyncIterable<Printable>,
  settings: PrintSettings = {},
): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  for await (const part of streamPdf(documents, settings)) parts.push(part);
  return Uint8Array.from(Buffer.concat(parts));
};
