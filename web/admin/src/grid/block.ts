/** Cells as a spreadsheet puts them on the clipboard: tabs and lines, quoted where a cell holds either. */
export const parseBlock = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const end = (): void => {
    rows.at(-1)!.push(cell.trim());
    cell = '';
  };
  const plain = text.replaceAll(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let n = 0; n < plain.length; n += 1) {
    const char = plain.charAt(n);
    if (quoted && char === '"' && plain.charAt(n + 1) === '"') {
      cell += '"';
      n += 1;
    } else if (char === '"' && (quoted || cell === '')) quoted = !quoted;
    else if (!quoted && char === '\t') end();
    else if (!quoted && char === '\n') {
      end();
      rows.push([]);
    } else cell += char;
  }
  end();
  return rows;
};

/** The block for the clipboard. */
export const blockText = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n');

/** Whether the first line of a block names columns, so that rows are found by their numbers and not by their place. */
export const hasHeadings = ([head, ...rest]: readonly (readonly string[])[]): boolean =>
  rest.length > 0 &&
  (head?.length ?? 0) > 1 &&
  head!.some((cell) => /体检号|登记号|标本|条码|样本|证件|身份证|number|barcode|specimen/i.test(cell));

export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Range {
  readonly from: Place;
  readonly to: Place;
}

export const rangeOf = (one: Place, other: Place): Range => ({
  from: { row: Math.min(one.row, other.row), column: Math.min(one.column, other.column) },
  to: { row: Math.max(one.row, other.row), column: Math.max(one.column, other.column) },
});

/** The places of a range, row by row. */
export const placesIn = ({ from, to }: Range): readonly (readonly Place[])[] =>
  Array.from({ length: to.row - from.row + 1 }, (_row, n) =>
    Array.from({ length: to.column - from.column + 1 }, (_column, m) => ({ row: from.row + n, column: from.column + m })),
  );

export const isIn = ({ from, to }: Range, { row, column }: Place): boolean =>
  row >= from.row && row <= to.row && column >= from.column && column <= to.column;

/** Where each cell of a block comes to lie; what would lie outside is told by `lost`. One cell fills the whole selection. */
export const laidAt = (
  block: readonly (readonly string[])[],
  selection: Range,
  size: { readonly rows: number; readonly columns: number },
) => {
  const single = block.length === 1 && block[0]?.length === 1;
  const height = single ? selection.to.row - selection.from.row + 1 : block.length;
  const cells: { readonly at: Place; readonly text: string }[] = [];
  let lost = 0;
  for (let n = 0; n < height; n += 1) {
    const width = single ? selection.to.column - selection.from.column + 1 : (block[n]?.length ?? 0);
    for (let m = 0; m < width; m += 1) {
      const at = { row: selection.from.row + n, column: selection.from.column + m };
      const text = (single ? block[0]?.[0] : block[n]?.[m]) ?? '';
      if (at.row < size.rows && at.column < size.columns) cells.push({ at, text });
      else lost += 1;
    }
  }
  return { cells, lost };
};
