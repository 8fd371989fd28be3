import { describe, expect, it } from 'vitest';
import { checkFile, mostBytes, type FileKind } from './check-file.ts';
import { framedJpeg, onePixelPng, shortPdf } from './fixtures.ts';

describe('a file to be stored', () => {
  it.each<[FileKind, Buffer, string]>([
    ['portrait', onePixelPng, 'image/png'],
    ['portrait', framedJpeg(), 'image/jpeg'],
    ['portrait', framedJpeg(mostBytes - 6), 'image/jpeg'],
    ['paper', framedJpeg(), 'image/jpeg'],
    ['paper', shortPdf, 'application/pdf'],
  ])('as a %s is told by its bytes', (kind, bytes, type) => expect(checkFile(kind, bytes)).toBe(type));

  it.each<[string, FileKind, Buffer, string]>([
    ['nothing', 'portrait', Buffer.alloc(0), 'FileEmpty'],
    ['a byte too many', 'portrait', framedJpeg(mostBytes - 5), 'FileTooLarge'],
    ['a page of HTML', 'portrait', Buffer.from('<html><script>alert(1)</script></html>'), 'NotAnImage'],
    ['an SVG, which may carry scripts', 'portrait', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'NotAnImage'],
    ['a PDF as a portrait', 'portrait', shortPdf, 'NotAnImage'],
    ['a PNG cut short', 'portrait', onePixelPng.subarray(0, -6), 'NotAnImage'],
    ['a JPEG cut short', 'portrait', framedJpeg().subarray(0, -1), 'NotAnImage'],
    ['a name of a PNG alone', 'portrait', onePixelPng.subarray(0, 8), 'NotAnImage'],
    ['a PDF cut short', 'paper', shortPdf.subarray(0, 20), 'NotAPaper'],
    ['a program', 'paper', Buffer.from('MZ\u0090'), 'NotAPaper'],
  ])('is not %s', (_, kind, bytes, code) => {
    expect(() => checkFile(kind, bytes)).toThrow(expect.objectContaining({ code, field: 'file' }));
  });
});
