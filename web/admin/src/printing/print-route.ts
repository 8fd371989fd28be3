import type { PaperKind } from './fetch-papers.ts';

export interface PrintJob {
  readonly kind: PaperKind;
  /** The first page's, in mm; what a printer's tray or roll is chosen by. */
  readonly paper: { readonly width: number; readonly height: number } | null;
  readonly copies: number;
  /** Of the job in a printer's queue; nothing of a person. */
  readonly title: string;
}

/** A way from a PDF to paper: the browser's, or a desk agent's. Resolves when the job is handed over. */
export interface PrintRoute {
  print(pdf: Blob, job: PrintJob): Promise<void>;
}

const millimetres = (points: number): number => Math.round((points * 25.4 * 100) / 72) / 100;

/** The size of the first page, as the file says it. */
export const paperOf = async (pdf: Blob): Promise<PrintJob['paper']> => {
  const found = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(new TextDecoder('latin1').decode(await pdf.arrayBuffer()));
  return found ? { width: millimetres(Number(found[1])), height: millimetres(Number(found[2])) } : null;
};

const frameId = 'paper-to-print';

/**
 * The browser's own way: the PDF in a frame that nobody sees, its print dialog open. The viewer prints at true size where
 * the person leaves "actual size" chosen. The frame stays until the next paper: the dialog needs it.
 */
export const browserRoute: PrintRoute = {
  print: (pdf) =>
    new Promise((resolve, reject) => {
      const before = document.getElementById(frameId) as HTMLIFrameElement | null;
      if (before) {
        URL.revokeObjectURL(before.src);
        before.remove();
      }
      const frame = document.createElement('iframe');
      frame.id = frameId;
      frame.title = 'PDF';
      frame.setAttribute('aria-hidden', 'true');
      frame.tabIndex = -1;
      frame.style.cssText = 'position:fixed;width:0;height:0;border:0;visibility:hidden';
      frame.addEventListener('load', () => {
        try {
          frame.contentWindow?.focus();
          frame.contentWindow?.print();
          resolve();
        } catch (error) {
          reject(error instanceof Error ? error : new Error('the browser does not print PDF'));
        }
      });
      frame.src = URL.createObjectURL(pdf);
      document.body.append(frame);
    }),
};

let route: PrintRoute = browserRoute;

/** Chooses the way from now on: the desk agent's when it is there, the browser's when it is not. */
export const choosePrintRoute = (chosen: PrintRoute): void => {
  route = chosen;
};

export const currentRoute = (): PrintRoute => route;
