/** Big-endian fields of a TrueType table: pairs of width in bytes and value. */
const fields = (...pairs: readonly (readonly [1 | 2 | 4, number])[]): Buffer => {
  const bytes = Buffer.alloc(pairs.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, value] of pairs) {
    if (width === 1) bytes.writeUInt8(value, at);
    else if (width === 2) bytes.writeUInt16BE(value & 0xffff, at);
    else bytes.writeUInt32BE(value, at);
    at += width;
  }
  return bytes;
};

const words = (...values: readonly number[]): Buffer => fields(...values.map((value) => [2, value] as const));

/** A filled square of 800 x 800 units: one contour of four points on the curve. */
const square = Buffer.concat([
  words(1, 100, 0, 900, 800, 3, 0),
  fields([1, 0x01], [1, 0x01], [1, 0x01], [1, 0x01]),
  words(100, 0, 800, 0, 0, 800, 0, -800 & 0xffff),
]);
const glyf = Buffer.concat([square, Buffer.alloc((4 - (square.length % 4)) % 4)]);

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

const nameTable = (name: string): Buffer => {
  const value = utf16(name);
  return Buffer.concat([words(0, 1, 6 + 12, 3, 1, 0x409, 6, value.length, 0), value]);
};

/** Format 12 reaches beyond the basic plane (OpenType specification, cmap). */
const cmap = (codePoint: number): Buffer =>
  Buffer.concat([
    words(0, 1, 3, 10),
    fields([4, 12]),
    words(12, 0),
    fields([4, 28], [4, 0], [4, 1], [4, codePoint], [4, codePoint], [4, 1]),
  ]);

/** A TrueType font with one square glyph for one character, after the OpenType specification: enough to be embedded in a PDF. */
export const oneGlyphFont = (character: string, name: string): Uint8Array => {
  const tables: Readonly<Record<string, Buffer>> = {
    cmap: cmap(character.codePointAt(0)!),
    glyf,
    head: Buffer.concat([
      fields([4, 0x10000], [4, 0x10000], [4, 0], [4, 0x5f0f3cf5]),
      words(0, 1000),
      Buffer.alloc(16),
      words(100, 0, 900, 800, 0, 8, 2, 1, 0),
    ]),
    hhea: Buffer.concat([fields([4, 0x10000]), words(880, -120, 0, 1000, 100, 100, 900, 1, 0, 0, 0, 0, 0, 0, 0, 2)]),
    hmtx: words(1000, 0, 1000, 100),
    loca: fields([4, 0], [4, 0], [4, glyf.length]),
    maxp: Buffer.concat([fields([4, 0x10000]), words(2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)]),
    name: nameTable(name),
    post: Buffer.concat([fields([4, 0x30000]), Buffer.alloc(28)]),
  };
  const names = Object.keys(tables);
  const directory: Buffer[] = [fields([4, 0x10000]), words(names.length, 128, 3, names.length * 16 - 128)];
  const bodies: Buffer[] = [];
  let offset = 12 + names.length * 16;
  for (const tag of names) {
    const table = tables[tag]!;
    directory.push(Buffer.from(tag, 'latin1'), fields([4, 0], [4, offset], [4, table.length]));
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    bodies.push(padded);
    offset += padded.length;
  }
  return Uint8Array.from(Buffer.concat([...directory, ...bodies]));
};
