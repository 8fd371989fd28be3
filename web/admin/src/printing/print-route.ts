import type { Text } from '@healthcert/web-ui/language.ts';
import type { PaperKind } from './fetch-papers.ts';
import type { PaperSize } from './print-kind.ts';

export interface PrintJob {
  /** A UUID: handed over twice, it is printed once where the way can tell. */
  readonly id: string;
  readonly kind: PaperKind;
  /** The first page's, in mm; what a printer's tray or roll is chosen by. */
  readonly paper: PaperSize | null;
  readonly copies: number;
  /** Of the job in a printer's queue; nothing of a person. */
  readonly title: string;
  /** What is printed, where it is one thing: a second time is a reprint. */
  readonly document: string | null;
}

/** How a job ended: unknown where it was left before it could be told. */
export type CameOut = 'printed' | 'cancelled' | 'unknown';

export interface Handed {
  /** file: saved by a browser that shows no PDF, to be printed from there. */
  readonly by: 'agent' | 'browser' | 'file';
  /**
   * Follows the job to its end; null: only a person can say whether it came out. Aborted, the job is cancelled.
   * `onTrouble` hears what the printer needs, and null when it goes on.
   */
  readonly follow: ((signal: AbortSignal, onTrouble: (words: Text | null) => void) => Promise<CameOut>) | null;
}

/** A way from a PDF to paper: the browser's, or a desk agent's. Resolves when the job is handed over. */
export interface PrintRoute {
  readonly name: 'agent' | 'browser';
  /** @throws RouteGone, NotPrinted */
  print(pdf: Blob, job: PrintJob): Promise<Handed>;
}

/** The way is not there any more: another may be taken, nothing was printed. */
export class RouteGone extends Error {
  override readonly name = 'RouteGone';
}

/** The way was there and said no, in words. */
export class NotPrinted extends Error {
  override readonly name = 'NotPrinted';
  readonly code: string;
  readonly text: Text;

  constructor(code: string, text: Text) {
    super(code);
    this.code = code;
    this.text = text;
  }
}

const millimetres = (points: number): number => Math.round((points * 25.4 * 100) / 72) / 100;

/** The size of the first page, as the file says it. */
export const paperOf = async (pdf: Blob): Promise<PaperSize | null> => {
  const found = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(new TextDecoder('latin1').decode(await pdf.arrayBuffer()));
  return found ? { width: millimetres(Number(found[1])), height: millimetres(Number(found[2])) } : null;
};
