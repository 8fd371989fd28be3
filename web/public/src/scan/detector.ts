import type { QrReader } from './qr-reader.ts';

interface NativeDetector {
  detect: (source: ImageBitmapSource) => Promise<readonly { readonly rawValue: string }[]>;
}
interface NativeDetectorClass {
  new (options: { readonly formats: readonly string[] }): NativeDetector;
  getSupportedFormats: () => Promise<readonly string[]>;
}

const readerOf = (detector: NativeDetector): QrReader => ({
  read: async (source) => (await detector.detect(source)).map(({ rawValue }) => rawValue).filter((text) => text !== ''),
});

/** The browser's own detector where it knows QR codes: Android phones without Google's services have the class and no formats. */
const nativeReader = async (): Promise<QrReader | undefined> => {
  const Native = Reflect.get(globalThis, 'BarcodeDetector') as NativeDetectorClass | undefined;
  try {
    if (Native && (await Native.getSupportedFormats()).includes('qr_code')) return readerOf(new Native({ formats: ['qr_code'] }));
  } catch {
    // Present but broken: as good as absent.
  }
  return undefined;
};

let opened: Promise<QrReader> | undefined;

/** Opens a reader once; the wasm one is fetched only where the browser has none of its own. */
export const openReader = async (): Promise<QrReader> => {
  opened ??= (async () => (await nativeReader()) ?? (await import('./wasm-reader.ts')).wasmReader())();
  try {
    return await opened;
  } catch (error) {
    opened = undefined; // the download failed: the next try starts anew
    throw error;
  }
};
