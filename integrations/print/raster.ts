import { PDFiumLibrary } from '@hyzyla/pdfium';
import { encodePng } from './png.ts';

/** A page of a PDF as a printer sees it. */
export interface RenderedPage {
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  readonly text: string;
  /** RGBA. */
  readonly pixels: { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray<ArrayBuffer> };
}

/** The exact sizes of the pages in points, as the file says them; pdfium's are rounded down. */
const mediaBoxes = (pdf: Uint8Array): readonly (readonly [number, number])[] =>
  [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g),
  ].map(([, width, height]) => [Number(width), Number(height)]);

const millimetres = (points: number): number => (points * 25.4) / 72;

/** The pages of a PDF made here, as another library reads and draws them; the first few where not all are asked for. */
export const renderedPages = async (pdf: Uint8Array, dotsPerInch = 300, most = Infinity): Promise<readonly RenderedPage[]> => {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(Buffer.from(pdf));
  const sizes = mediaBoxes(pdf);
  const pages: RenderedPage[] = [];
  try {
    for (const page of document.pages()) {
      if (pages.length >= most) break;
      const [width, height] = sizes[pages.length]!;
      const text = page.getText(); // rendering closes the page
      const [across, down] = [Math.round((width * dotsPerInch) / 72), Math.round((height * dotsPerInch) / 72)];
      const bitmap = await page.render({ width: across, height: down, render: 'bitmap' });
      const data = new Uint8ClampedArray(bitmap.data);
      for (let at = 3; at < data.length; at += 4) data[at] = 255;
      pages.push({
        width: millimetres(width),
        height: millimetres(height),
        text,
        pixels: { width: bitmap.width, height: bitmap.height, data },
      });
    }
  } finally {
    document.destroy();
    library.destroy();
  }
  return pages;
};

/** The first page of a PDF as a PNG: the card as a picture, from the same layout. Null: it has no page. */
export const pngOf = async (pdf: Uint8Array, dotsPerInch = 300): Promise<Uint8Array | null> => {
  const [page] = await renderedPages(pdf, dotsPerInch, 1);
  return page ? encodePng({ ...page.pixels, data: new Uint8Array(page.pixels.data.buffer) }, dotsPerInch) : null;
};
