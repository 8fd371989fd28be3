import { describe, expect, it } from 'vitest';
import { kindOfBytes, readPicture } from './picture-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a file that somebody chose', () => {
  it.each([
    ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'jpeg'],
    ['a PDF, whatever its name', bytes('%PDF-1.7\n'), 'pdf'],
    ['a phone’s HEIC', bytes('\0\0\0\u0018ftypheic\0\0\0\0'), 'heic'],
    ['a WebP', bytes('RIFFxxxxWEBPVP8 '), 'webp'],
    ['a page', bytes('<svg xmlns="http'), 'unknown'],
    ['nothing', new Uint8Array(), 'unknown'],
  ])('is known by its bytes: %s', (_what, start, kind) => expect(kindOfBytes(start)).toBe(kind));

  it('is refused in words where it cannot be a portrait', async () => {
    const tried = async (text: string, pdf: boolean) => readPicture(new Blob([text]), { pdf });
    expect(await tried('%PDF-1.7 named portrait.jpg', false)).toEqual({ ok: false, trouble: 'pdf' });
    expect(await tried('%PDF-1.7 a licence', true)).toMatchObject({ ok: true });
    expect(await tried('\0\0\0\u0018ftypheic\0\0\0\0', true)).toEqual({ ok: false, trouble: 'heic' });
    const huge = new Blob([Uint8Array.of(0xff, 0xd8, 0xff), new Uint8Array(60 * 1024 * 1024)]);
    expect(await readPicture(huge, { pdf: false })).toEqual({ ok: false, trouble: 'tooLarge' });
    expect(await tried('hello', true)).toEqual({ ok: false, trouble: 'notPicture' });
  });
});
