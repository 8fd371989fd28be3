/** Millimetres to the right and down; scaled about the page's middle. */
export interface Shift {
  readonly dx: number;
  readonly dy: number;
  readonly scale: number;
}

const points = (millimetres: number): number => (millimetres * 72) / 25.4;
const figure = (value: number): string => value.toFixed(4);

interface Table {
  /** By object number: where its text begins. */
  readonly offsets: ReadonlyMap<number, number>;
  readonly start: number;
  readonly size: number;
  readonly root: string;
}

const entry = /^(\d{10}) (\d{5}) ([nf])/;

/** The classic table of the file's objects, newest first; null: it keeps them in another way. */
const tableOf = (text: string): Table | null => {
  const starts = [...text.matchAll(/startxref\s+(\d+)/g)];
  const start = Number(starts.at(-1)?.[1] ?? Number.NaN);
  const offsets = new Map<number, number>();
  const seen = new Set<number>();
  let found: Pick<Table, 'size' | 'root'> | null = null;
  for (let at: number | null = start; at !== null && !seen.has(at);) {
    seen.add(at);
    const end: number = text.indexOf('trailer', at);
    if (!text.startsWith('xref', at) || end < 0) return null;
    let next = 0;
    for (const line of text
      .slice(at + 4, end)
      .trim()
      .split(/\r?\n|\r/)) {
      const [, offset, , use] = entry.exec(line.trim()) ?? [];
      if (use === undefined) next = Number(line.trim().split(' ')[0]);
      else {
        if (use === 'n' && !offsets.has(next)) offsets.set(next, Number(offset));
        next += 1;
      }
    }
    const trailer: string = text.slice(end, text.indexOf('startxref', end));
    if (/\/(Encrypt|XRefStm)\b/.test(trailer)) return null;
    const [size, root] = [/\/Size\s+(\d+)/.exec(trailer)?.[1], /\/Root\s+(\d+\s+\d+\s+R)/.exec(trailer)?.[1]];
    if (!found && size !== undefined && root !== undefined) found = { size: Number(size), root };
    const previous: string | undefined = /\/Prev\s+(\d+)/.exec(trailer)?.[1];
    at = previous === undefined ? null : Number(previous);
  }
  return found && { offsets, start, ...found };
};

interface Page {
  readonly number: number;
  readonly dictionary: string;
}

const pagesOf = (text: string, { offsets }: Table): Page[] =>
  [...offsets].flatMap(([number, offset]) => {
    const body = text.slice(offset, text.indexOf('endobj', offset));
    const begin = /^\s*\d+\s+\d+\s+obj/.exec(body)?.[0].length;
    if (begin === undefined || !/\/Type\s*\/Page\b(?!s)/.test(body)) return [];
    return [{ number, dictionary: body.slice(begin).trim() }];
  });

const boxOf = (dictionary: string, text: string): readonly number[] => {
  const box = /\/MediaBox\s*\[([^\]]+)\]/;
  return (box.exec(dictionary) ?? box.exec(text))?.[1]?.trim().split(/\s+/).map(Number) ?? [];
};

/**
 * The same file with every page's drawing moved and scaled, appended as an update so that nothing of it is drawn anew.
 * Null where the file is not built in the plain way that it needs (objects in streams, or encrypted).
 */
export const shiftPdf = (bytes: Uint8Array, { dx, dy, scale }: Shift): Uint8Array | null => {
  if (dx === 0 && dy === 0 && scale === 1) return bytes;
  const text = Buffer.from(bytes).toString('latin1');
  const table = tableOf(text);
  if (!table) return null;
  const written: { readonly number: number; readonly body: string }[] = [];
  let free = table.size;
  for (const { number, dictionary } of pagesOf(text, table)) {
    const contents = /\/Contents\s*(\d+\s+\d+\s+R|\[[^\]]*\])/.exec(dictionary);
    const [left = 0, bottom = 0, right = 0, top = 0] = boxOf(dictionary, text);
    if (!contents?.[1] || right <= left) return null;
    const [x, y] = [((1 - scale) * (left + right)) / 2 + points(dx), ((1 - scale) * (bottom + top)) / 2 - points(dy)];
    const before = `q ${figure(scale)} 0 0 ${figure(scale)} ${figure(x)} ${figure(y)} cm\n`;
    const parts = [before, '\nQ'].map((stream) => {
      const own = free++;
      written.push({ number: own, body: `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream` });
      return `${own} 0 R`;
    });
    const drawn = contents[1].replace(/^\[|\]$/g, '').trim();
    written.push({ number, body: dictionary.replace(contents[0], `/Contents [${parts[0]} ${drawn} ${parts[1]}]`) });
  }
  if (written.length === 0) return null;
  let update = '\n';
  const sections = written.map(({ number, body }) => {
    const at = bytes.length + update.length;
    update += `${number} 0 obj\n${body}\nendobj\n`;
    return `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = bytes.length + update.length;
  update += `xref\n${sections.join('')}trailer\n<< /Size ${free} /Root ${table.root} /Prev ${table.start} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([bytes, Buffer.from(update, 'latin1')]);
};
