import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { RenderedPage } from '../raster.ts';

const require = createRequire(import.meta.url);
const wasm = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));

export interface ReadQr {
  readonly text: string;
  readonly level: string;
  readonly modules: number;
  /** Pixels from the first to the last dark module, along the top edge. */
  readonly width: number;
}

const prepare = () =>
  prepareZXingModule({
    overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) },
    fireImmediately: true,
  });

/** The QR codes of a picture, as a reader of another make finds them. */
export const readQrs = async ({ pixels }: RenderedPage): Promise<readonly ReadQr[]> => {
  await prepare();
  const found = await readBarcodes({ ...pixels, colorSpace: 'srgb' as const }, { formats: ['QRCode'] });
  return found.map(({ text, ecLevel, symbol, position: { topLeft, topRight } }) => ({
    text,
    level: ecLevel,
    modules: symbol.width,
    width: Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y),
  }));
};

/** The texts of the Code 128 barcodes of a picture. */
export const readBars = async ({ pixels }: RenderedPage): Promise<readonly string[]> => {
  await prepare();
  const found = await readBarcodes({ ...pixels, colorSpace: 'srgb' as const }, { formats: ['Code128'], tryRotate: false });
  return found.map(({ text }) => text);
};
