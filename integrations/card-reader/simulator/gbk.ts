/** Node reads GBK and does not write it: the table is its decoder, turned round. */
const table = (): ReadonlyMap<string, Buffer> => {
  const decoder = new TextDecoder('gbk');
  const found = new Map<string, Buffer>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      const bytes = Buffer.from([high, low]);
      const character = decoder.decode(bytes);
      if (Array.from(character).length === 1 && character !== '\uFFFD' && !found.has(character)) found.set(character, bytes);
    }
  return found;
};

let known: ReadonlyMap<string, Buffer> | undefined;

export const inGbk = (text: string): Buffer => {
  known ??= table();
  return Buffer.concat(Array.from(text, (character) => known?.get(character) ?? Buffer.from(character)));
};
