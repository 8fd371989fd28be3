import type { DocumentData, Element, Flow, Layout, LayoutPage } from '@healthcert/domain/layout';
import Document from 'pdfkit';
import { openFonts, type Fonts } from '../fonts/index.ts';
import { points } from './canvas.ts';
import { drawFlow, planFlow, type FlowPlan } from './flow.ts';
import { drawLeaf, type Drawing } from './leaf.ts';
import { pictureBook } from './picture.ts';
import { DocumentUnprintable, NothingDrawn } from './unprintable.ts';

/** One paper: what it shows and by which design. */
export interface Printable {
  /** Names it where it cannot be drawn; nothing of a person. Letters, digits and hyphens. */
  readonly id?: string;
  readonly layout: Layout;
  readonly data: DocumentData;
}

/** Asked for, and nothing to draw: told in a marked file in the place where it would have stood. */
export interface NothingToDraw {
  readonly id: string;
  readonly layout: null;
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
  /** Told of each document that cannot be drawn: it is left out, and the others come. Without it the first such ends all. */
  readonly onUnprintable?: (id: string) => void;
  readonly signal?: AbortSignal;
}

/** "/HealthcertPapers 12": twelve documents have been come to before it. */
const progressMark = 'HealthcertPapers';
/** "/HealthcertLeftOut /0199-…": there was nothing to draw of it. */
const leftOutMark = 'HealthcertLeftOut';
/** "/HealthcertUndrawable /0199-…": a code or a picture does not fit it; it is not in the file. */
const undrawableMark = 'HealthcertUndrawable';

interface PageTree {
  readonly _root: { readonly data: { readonly Pages: { readonly data: { Kids: unknown[]; Count: number } } } };
}

/** Takes out the pages from the nth on, half drawn as the last may be: pdfkit has no word for it. */
const withdrawPages = (doc: PDFKit.PDFDocument, from: number): void => {
  const tree = (doc as unknown as PageTree)._root.data.Pages.data;
  tree.Kids = tree.Kids.slice(0, from);
  tree.Count = from;
};
const pagesOf = (doc: PDFKit.PDFDocument): number => (doc as unknown as PageTree)._root.data.Pages.data.Count;

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
    if (element.kind === 'flow') drawFlow(drawing, element, plan, n);
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
 * @throws DocumentUnprintable with the place of the first document that cannot be drawn, or of the last where none can; NothingDrawn
 */
export async function* streamPdf(
  documents: Iterable<Printable | NothingToDraw> | AsyncIterable<Printable | NothingToDraw>,
  settings: PrintSettings = {},
): AsyncGenerator<Uint8Array, void> {
  const { fonts = openFonts(), overlay = false, title = '健康体检 Health examination', printedAt = '2000-01-01T00:00:00Z' } = settings;
  const doc = new Document({ margin: 0, autoFirstPage: false, info: { Title: title, CreationDate: new Date(printedAt) } });
  const open = pictureBook(doc);
  const paper: Readonly<Record<string, string>> = settings.printedAtText === undefined ? {} : { printedAt: settings.printedAtText };
  // Its types ask for bytes; without them it is no stream.
  const mark = (name: string, value: number | string): void => {
    // A name in the file is written as it stands: what is none is not told.
    if (settings.marked && /^[\w-]+$/.test(String(value))) (doc.ref({ [name]: value }) as unknown as { end(): void }).end();
  };
  let done = 0;
  let failed: DocumentUnprintable | null = null;
  for await (const document of documents) {
    settings.signal?.throwIfAborted();
    const before = pagesOf(doc);
    if (document.layout === null) mark(leftOutMark, document.id);
    else {
      const { id = '', layout, data } = document;
      try {
        drawDocument({ doc, fonts, data, paper, open, overlay }, layout, settings);
      } catch (cause) {
        failed = new DocumentUnprintable(done, cause as Error);
        if (!settings.onUnprintable) throw failed;
        settings.onUnprintable(id);
        withdrawPages(doc, before);
        mark(undrawableMark, id);
      }
    }
    done += 1;
    mark(progressMark, done);
    // Before a page stands nothing is handed out: where none ever does, there is no file but a reason.
    if (pagesOf(doc) > 0) yield* finished(doc);
  }
  if (pagesOf(doc) === 0) throw failed ?? new NothingDrawn();
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
