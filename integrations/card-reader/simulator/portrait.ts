/** The size that the chip's picture has once it is unpacked, 24 bits a pixel. */
const [width, height] = [102, 126];
const header = 54;
const row = Math.ceil((width * 3) / 4) * 4;

const inEllipse = (x: number, y: number, [cx, cy, rx, ry]: readonly [number, number, number, number]): boolean =>
  ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1;

const colourAt = (x: number, y: number): number => {
  if (inEllipse(x, y, [51, 55, 21, 27])) return 0xf0c8a4;
  if (inEllipse(x, y, [51, 46, 25, 31])) return 0x2b2320;
  if (inEllipse(x, y, [51, 126, 45, 38])) return 0x4a6fa5;
  return 0xf4f6f8;
};

/** A face that is nobody's, as a BMP, in base64: what a service gives as `identityPic`. */
export const syntheticCardPortrait = (): string => {
  const file = Buffer.alloc(header + row * height);
  file.write('BM');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(header, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  file.writeUInt32LE(row * height, 34);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) file.writeUIntLE(colourAt(x, y), header + (height - 1 - y) * row + x * 3, 3);
  return file.toString('base64');
};
