import { PDFiumLibrary } from '@hyzyla/pdfium';

export interface RenderedPage {
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  readonly text: string;
  /** RGBA at 300 dpi. */
  readonly pixels: { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray<ArrayBuffer> };
}

/** The exact sizes of the pages in points, as the file says them; pdfium's are rounded down. */
const mediaBoxes = (pdf: Uint8Array): readonly (readonly [number, number])[] =>
  [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g),
  ].map(([, width, height]) => [Number(width), Number(height)]);

/** The pages of a PDF as another library reads and draws them. */
export const renderedPages = async (pdf: Uint8Array, dotsPerInch = 300): Promise<readonly RenderedPage[]> => {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(Buffer.from(pdf));
  const sizes = mediaBoxes(pdf);
  const pages: RenderedPage[] = [];
  for (const page of document.pages()) {
    const [width, height] = sizes[pages.length]!;
    const text = page.getText(); // rendering closes the page
    const [across, down] = [Math.round((width * dotsPerInch) / 72), Math.round((height * dotsPerInch) / 72)];
    const bitmap = await page.render({ width: across, height: down, render: 'bitmap' });
    const data = new Uint8ClampedArray(bitmap.data);
    for (let at = 3; at < data.length; at += 4) data[at] = 255;
    const millimetres = (points: number): number => (points * 25.4) / 72;
    pages.push({
      width: millimetres(width),
      height: millimetres(height),
      text,
      pixels: { width: bitmap.width, height: bitmap.height, data },
    });
  }
  document.destroy();
  library.destroy();
  return pages;
};
