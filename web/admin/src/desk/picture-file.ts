export type PictureTrouble = 'pdf' | 'heic' | 'notPicture' | 'tooLarge';
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'bmp' | 'heic' | 'pdf' | 'unknown';

const ascii = (bytes: Uint8Array, from: number, to: number): string => String.fromCodePoint(...bytes.subarray(from, to));

const heicBrands = new Set(['heic', 'heix', 'hevc', 'hevx', 'mif1', 'msf1', 'heim', 'heis']);

/** What a file is by its first bytes; its name proves nothing. */
export const kindOfBytes = (bytes: Uint8Array): PictureKind => {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (ascii(bytes, 1, 4) === 'PNG') return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  if (ascii(bytes, 0, 4) === 'GIF8') return 'gif';
  if (ascii(bytes, 0, 2) === 'BM') return 'bmp';
  if (ascii(bytes, 4, 8) === 'ftyp' && heicBrands.has(ascii(bytes, 8, 12))) return 'heic';
  if (ascii(bytes, 0, 5) === '%PDF-') return 'pdf';
  return 'unknown';
};

/** Pixels of the longer side; enough to read a licence by. */
export const longestSide = 2000;
/** No browser of a clinic's PC need read more than this. */
const mostBytes = 60 * 1024 * 1024;
export const mostPdfBytes = 5 * 1024 * 1024;

export type ReadPicture =
  | { readonly ok: true; readonly picture: HTMLImageElement }
  | { readonly ok: true; readonly pdf: Blob }
  | { readonly ok: false; readonly trouble: PictureTrouble };

/** As an image element, once it can be drawn. */
export const imageFrom = (address: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.addEventListener('load', () => resolve(image));
    image.addEventListener('error', () => reject(new Error('not a picture')));
    image.src = address;
  });

export const canvasOf = (width: number, height: number, draw: (context: CanvasRenderingContext2D) => void): HTMLCanvasElement => {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width);
  canvas.height = Math.round(height);
  const context = canvas.getContext('2d');
  if (context) {
    context.imageSmoothingQuality = 'high';
    draw(context);
  }
  return canvas;
};

/** A file that somebody chose: pictures are turned as their camera held them and made small here, so that 30 MB are never sent. */
export const readPicture = async (file: Blob, { pdf }: { readonly pdf: boolean }): Promise<ReadPicture> => {
  const kind = kindOfBytes(new Uint8Array(await file.slice(0, 16).arrayBuffer()));
  if (kind === 'heic') return { ok: false, trouble: 'heic' };
  if (kind === 'unknown') return { ok: false, trouble: 'notPicture' };
  if (kind === 'pdf') {
    if (!pdf) return { ok: false, trouble: 'pdf' };
    return file.size > mostPdfBytes ? { ok: false, trouble: 'tooLarge' } : { ok: true, pdf: file };
  }
  if (file.size > mostBytes) return { ok: false, trouble: 'tooLarge' };
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
    const small = canvasOf(bitmap.width * scale, bitmap.height * scale, (context) => {
      context.fillStyle = '#fff';
      context.fillRect(0, 0, context.canvas.width, context.canvas.height);
      context.drawImage(bitmap, 0, 0, context.canvas.width, context.canvas.height);
    });
    bitmap.close();
    return { ok: true, picture: await imageFrom(small.toDataURL('image/jpeg', 0.92)) };
  } catch {
    return { ok: false, trouble: 'notPicture' };
  }
};

/** A quarter turn to the right. */
export const turned = (picture: HTMLImageElement): Promise<HTMLImageElement> => {
  const { naturalWidth: width, naturalHeight: height } = picture;
  const canvas = canvasOf(height, width, (context) => {
    context.translate(height, 0);
    context.rotate(Math.PI / 2);
    context.drawImage(picture, 0, 0);
  });
  return imageFrom(canvas.toDataURL('image/jpeg', 0.95));
};
