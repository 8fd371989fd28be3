import type { Text } from '@healthcert/domain/kernel';
import type { Column, RowsBlock } from '@healthcert/domain/layout';
import { drawBarcode } from './barcode.ts';
import { points } from './canvas.ts';
import { drawBoth, heightOfBoth } from './both.ts';
import { drawLabel } from './label.ts';
import { withPattern, type Drawing } from './leaf.ts';

export type Row = Readonly<Record<string, string>>;

export interface MeasuredRow {
  readonly row: Row;
  readonly height: number;
}

/** Between a cell's edge and what is in it. */
const padding = { x: 0.9, y: 0.55 };
const ink = '#17212b';

/** What a cell says, and says again in English. */
const cellText = (column: Column, row: Row): Text => {
  const of = (field: string | undefined): string => (field === undefined || column.content !== 'text' ? '' : (row[field] ?? ''));
  return { zh: withPattern(of(column.field), column.pattern), en: of(column.english) };
};

const styleOf = (block: RowsBlock, column: Column, row: Row, height: number) => ({
  box: { x: 0, y: 0, width: Math.max(1, column.width - 2 * padding.x), height },
  size: column.size ?? block.size,
  weight: column.boldWhen !== undefined && (row[column.boldWhen] ?? '') !== '' ? ('bold' as const) : column.weight,
  align: column.align,
  lines: column.lines,
  colour: ink,
  vertical: 'middle' as const,
  spacing: 0,
});

/** A row is as high as the highest of its cells; shared cells have the room of all their rows. */
const heightOf = (drawing: Drawing, block: RowsBlock, row: Row): number =>
  block.columns.reduce((most, column) => {
    const text = cellText(column, row);
    if (text.zh === '' || column.merge) return most;
    return Math.max(most, heightOfBoth(drawing, text, styleOf(block, column, row, block.rowHeight)) + 2 * padding.y);
  }, block.rowHeight);

/** The rows of a block with their heights, the empty ones to be written in by hand among them. */
export const measureRows = (drawing: Drawing, block: RowsBlock): readonly MeasuredRow[] => {
  const rows = drawing.data.lists[block.list] ?? [];
  const blank = Math.max(0, block.atLeast - rows.length);
  return [...rows, ...Array.from({ length: blank }, (): Row => ({}))].map((row) => ({ row, height: heightOf(drawing, block, row) }));
};

/** How many rows the cell that begins here spans; 0: it belongs to the one above. */
const spansOf = (rows: readonly MeasuredRow[], columns: readonly Column[], upTo: number): readonly number[] => {
  if (!columns[upTo]!.merge) return rows.map(() => 1);
  const keys = columns.slice(0, upTo + 1).flatMap(({ merge, field }) => (merge && field !== undefined ? [field] : []));
  const sameAsAbove = (n: number): boolean =>
    n > 0 && keys.every((key) => (rows[n]!.row[key] ?? '') === (rows[n - 1]!.row[key] ?? '')) && Object.keys(rows[n]!.row).length > 0;
  const spans: number[] = [];
  let first = 0;
  rows.forEach((_row, n) => {
    if (!sameAsAbove(n)) first = n;
    spans.push(n === first ? 1 : 0);
    if (n !== first) spans[first]! += 1;
  });
  return spans;
};

const drawTick = ({ doc }: Drawing, x: number, y: number, width: number, height: number, ticked: boolean): void => {
  const side = Math.min(3.4, height - 1.2, width - 1.2);
  const [left, top] = [x + (width - side) / 2, y + (height - side) / 2];
  doc.rect(points(left), points(top), points(side), points(side)).lineWidth(points(0.2)).stroke(ink);
  if (!ticked) return;
  doc
    .moveTo(points(left + side * 0.2), points(top + side * 0.55))
    .lineTo(points(left + side * 0.42), points(top + side * 0.78))
    .lineTo(points(left + side * 0.82), points(top + side * 0.24))
    .lineWidth(points(0.35))
    .stroke(ink);
};

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

const drawCell = (drawing: Drawing, block: RowsBlock, column: Column, row: Row, { x, y, height }: Cell): void => {
  const value = column.field === undefined ? '' : (row[column.field] ?? '');
  if (column.content === 'tick') return drawTick(drawing, x, y, column.width, height, value !== '');
  if (column.content === 'barcode') {
    const box = { x: x + padding.x, y: y + padding.y, width: column.width - 2 * padding.x, height: height - 2 * padding.y };
    return value === '' ? undefined : drawBarcode(drawing, value, { box, readable: true, dotsPerInch: 300 });
  }
  const text = cellText(column, row);
  if (text.zh === '') return;
  const style = styleOf(block, column, row, height - padding.y);
  drawBoth(drawing, text, { ...style, box: { ...style.box, x: x + padding.x, y: y + padding.y / 2 } });
};

const drawRules = ({ doc }: Drawing, block: RowsBlock, { x, y, height }: Cell, width: number): void => {
  doc.lineWidth(points(block.thickness));
  if (block.rules === 'grid') doc.rect(points(x), points(y), points(width), points(height)).stroke(block.colour);
  if (block.rules === 'rows') {
    doc
      .moveTo(points(x), points(y + height))
      .lineTo(points(x + width), points(y + height))
      .stroke(block.colour);
  }
};

const drawHead = (drawing: Drawing, block: RowsBlock, x: number, y: number): number => {
  const { head } = block;
  if (!head) return 0;
  let left = x;
  for (const column of block.columns) {
    const { width, title, align } = column;
    if (!drawing.overlay) {
      if (head.fill) drawing.doc.rect(points(left), points(y), points(width), points(head.height)).fill(head.fill);
      drawRules(drawing, block, { x: left, y, height: head.height }, width);
      if (title) {
        drawLabel(drawing, title, {
          box: { x: left + padding.x / 2, y, width: width - padding.x, height: head.height },
          size: head.size,
          weight: 'medium',
          align: align === 'left' && block.rules === 'grid' ? 'center' : align,
          lines: 1,
          colour: ink,
          vertical: 'middle',
          spacing: 0,
          arrange: 'beneath',
        });
      }
    }
    left += width;
  }
  return head.height;
};

/** Draws the head and these rows one beneath the other. Returns where they end. */
export const drawRows = (drawing: Drawing, block: RowsBlock, rows: readonly MeasuredRow[], x: number, y: number): number => {
  const top = y + drawHead(drawing, block, x, y);
  const edges = [top];
  for (const { height } of rows) edges.push(edges.at(-1)! + height);
  let left = x;
  block.columns.forEach((column, c) => {
    spansOf(rows, block.columns, c).forEach((span, n) => {
      if (span === 0) return;
      const cell = { x: left, y: edges[n]!, height: edges[n + span]! - edges[n]! };
      if (!drawing.overlay) drawRules(drawing, block, cell, column.width);
      drawCell(drawing, block, column, rows[n]!.row, cell);
    });
    left += column.width;
  });
  return edges.at(-1)!;
};
