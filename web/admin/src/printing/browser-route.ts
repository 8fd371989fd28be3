import { saveBlob } from './save-blob.ts';
import { NotPrinted, type Handed, type PrintRoute } from './print-route.ts';
import { printing } from './words.ts';

const frameId = 'paper-to-print';
/** Milliseconds that the browser's viewer has to show the paper. */
const patience = 15_000;

const noViewer = (): NotPrinted => new NotPrinted('NoViewer', { zh: printing.zh.noViewer, en: printing.en.noViewer });

const handed: Handed = { by: 'browser', follow: null };

const saved = (pdf: Blob): Handed => {
  saveBlob('print.pdf', pdf);
  return { by: 'file', follow: null };
};

/**
 * The browser's own way: the PDF in a frame that nobody sees, its print dialog open. The viewer prints at true size where
 * the person leaves "actual size" chosen. The frame stays until the next paper: the dialog needs it.
 */
export const browserRoute: PrintRoute = {
  name: 'browser',
  print: (pdf) =>
    new Promise((resolve, reject) => {
      const before = document.getElementById(frameId) as HTMLIFrameElement | null;
      if (before) {
        URL.revokeObjectURL(before.src);
        before.remove();
      }
      // A browser that shows no PDF saves it: then no frame would ever load, and the person prints the file.
      if (!navigator.pdfViewerEnabled) return resolve(saved(pdf));
      const frame = document.createElement('iframe');
      frame.id = frameId;
      frame.title = 'PDF';
      frame.setAttribute('aria-hidden', 'true');
      frame.tabIndex = -1;
      frame.style.cssText = 'position:fixed;right:0;bottom:0;width:1px;height:1px;border:0;opacity:0;pointer-events:none';
      const late = setTimeout(() => reject(noViewer()), patience);
      frame.addEventListener('load', () => {
        clearTimeout(late);
        try {
          frame.contentWindow?.focus();
          frame.contentWindow?.print();
          resolve(handed);
        } catch {
          // A viewer that lets no page reach it.
          reject(noViewer());
        }
      });
      frame.src = URL.createObjectURL(pdf);
      document.body.append(frame);
      return undefined;
    }),
};

let choose: () => PrintRoute = () => browserRoute;

/** From now on papers go the way that this names when one is printed; by the browser's until somebody says so. */
export const choosePrintRoute = (chosen: () => PrintRoute): void => {
  choose = chosen;
};

export const currentRoute = (): PrintRoute => choose();
