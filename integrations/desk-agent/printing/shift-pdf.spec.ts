import { PDFiumLibrary } from '@hyzyla/pdfium';
import { describe, expect, it } from 'vitest';
import { isWholePdf, pageSize, testPage } from './pdf.ts';
import { shiftPdf, type Shift } from './shift-pdf.ts';

const perMillimetre = 10;

/** Where there is ink: the box around it, in millimetres. */
const inkOf = async (pdf: Uint8Array): Promise<readonly number[]> => {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(Buffer.from(pdf));
  const { data, width, height } = await document.getPage(0).render({ width: 856, height: 540, render: 'bitmap' });
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      if (data[at]! > 128 || data[at + 3] === 0) continue;
      [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
    }
  document.destroy();
  library.destroy();
  return [left, top, right, bottom].map((pixels) => pixels / perMillimetre);
};

describe('a page that is moved', () => {
  it.each<[Shift, readonly number[]]>([
    [{ dx: 0, dy: 0, scale: 1 }, [5, 5, 80.6, 49]],
    [{ dx: 2, dy: 0, scale: 1 }, [7, 5, 82.6, 49]],
    [{ dx: -1.5, dy: 3, scale: 1 }, [3.5, 8, 79.1, 52]],
    [{ dx: 0, dy: 0, scale: 0.9 }, [8.8, 7.2, 76.8, 46.8]],
  ])('by %o has its ink there', async (shift, box) => {
    const moved = await inkOf(shiftPdf(await testPage('card'), shift)!);
    for (const [n, edge] of moved.entries()) expect(Math.abs(edge - box[n]!), `edge ${n}: ${edge}`).toBeLessThan(0.25);
  });

  it('may be moved again', async () => {
    const once = shiftPdf(await testPage('card'), { dx: 1, dy: 0, scale: 1 })!;
    const [left] = await inkOf(shiftPdf(once, { dx: 1, dy: 0, scale: 1 })!);
    expect(Math.abs(left! - 7)).toBeLessThan(0.25);
  });

  it('is refused, not spoiled, where its objects are kept in streams', () =>
    expect(shiftPdf(Buffer.from('%PDF-1.5\n1 0 obj\n<</Type/XRef>>\nendobj\nstartxref\n9\n%%EOF'), { dx: 1, dy: 1, scale: 1 })).toBeNull());
});

describe('a file', () => {
  it('has a size, and is whole', async () => {
    const page = await testPage('a5');
    expect(pageSize(page)?.map(Math.round)).toEqual([148, 210]);
    expect([isWholePdf(page), isWholePdf(page.subarray(0, 500)), isWholePdf(Buffer.from('GIF89a %%EOF'))]).toEqual([true, false, false]);
  });
});
