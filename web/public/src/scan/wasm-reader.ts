import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { QrReader } from './qr-reader.ts';

/** ZXing as wasm, served from our own origin: left to itself the library would fetch it from a public network. */
export const wasmReader = async (): Promise<QrReader> => {
  await prepareZXingModule({
    overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmUrl : prefix + path) },
    fireImmediately: true,
  });
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return { read: async (source) => (await detector.detect(source)).map(({ rawValue }) => rawValue).filter((text) => text !== '') };
};
