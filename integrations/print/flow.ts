import type { Block, Flow } from '@healthcert/domain/layout';
import { points } from './canvas.ts';
import { drawLeaf, valueOf, type Drawing } from './leaf.ts';
import { drawRows, measureRows, type MeasuredRow } from './rows.ts';

/** A block, or the part of one, and where on its page it begins, in mm from the top of the flow. */
export type Part =
  | { readonly top: number; readonly block: Extract<Block, { kind: 'group' }> }
  | { readonly top: number; readonly block: Extract<Block, { kind: 'rows' }>; readonly rows: readonly MeasuredRow[] };

/** Parts by page. */
export type FlowPlan = readonly (readonly Part[])[];

const shows = (drawing: Drawing, { when }: Block): boolean => when === undefined || valueOf(drawing, when) !== '';

/** In mm from the top of the page, of the nth from 0. */
const topOf = ({ box, laterY = box.y }: Flow, page: number): number => (page === 0 ? box.y : laterY);

/** Of the first block and those that are not to be parted from it, in mm. */
const heightTogether = (drawing: Drawing, blocks: readonly Block[]): number => {
  const last = blocks.findIndex(({ withNext }) => !withNext);
  return blocks.slice(0, last === -1 ? blocks.length : last + 1).reduce((sum, block) => {
    if (block.kind === 'group') return sum + block.gap + block.height;
    const rows = measureRows(drawing, block);
    return rows.length === 0 ? sum : sum + block.gap + (block.head?.height ?? 0) + rows.reduce((all, { height }) => all + height, 0);
  }, 0);
};

/** Lays the blocks out, page by page; a group is not parted, a table is between its rows, with its head on each page. */
export const planFlow = (drawing: Drawing, flow: Flow): FlowPlan => {
  const { blocks, box } = flow;
  const pages: Part[][] = [[]];
  let y = 0;
  const full = (): number => box.y + box.height - topOf(flow, pages.length - 1) + 0.01;
  const turn = (): void => {
    pages.push([]);
    y = 0;
  };
  const room = (height: number): void => {
    if (y > 0 && y + height > full()) turn();
  };

  const placeRows = (block: Extract<Block, { kind: 'rows' }>): void => {
    const head = block.head?.height ?? 0;
    const rows = measureRows(drawing, block).map((row) => ({ ...row, height: Math.min(row.height, box.height - head) }));
    if (rows.length === 0) return;
    if (y > 0) y += block.gap;
    room(head + rows[0]!.height);
    let taken: MeasuredRow[] = [];
    let top = y;
    const close = (): void => {
      pages.at(-1)!.push({ top, block, rows: taken });
      taken = [];
    };
    y += head;
    for (const row of rows) {
      if (taken.length > 0 && y + row.height > full()) {
        close();
        turn();
        top = 0;
        y = head;
      }
      taken.push(row);
      y += row.height;
    }
    close();
  };

  const wanted = blocks.filter((block) => shows(drawing, block));
  for (const [n, block] of wanted.entries()) {
    if (block.withNext && !wanted[n - 1]?.withNext) {
      const together = heightTogether(drawing, wanted.slice(n));
      // What no page holds is parted where it must be.
      if (together <= box.y + box.height - topOf(flow, pages.length)) room(together);
    }
    if (block.kind === 'rows') {
      placeRows(block);
      continue;
    }
    if (y > 0) y += block.gap;
    room(block.height);
    pages.at(-1)!.push({ top: y, block });
    y += block.height;
  }
  return pages;
};

/** Draws the nth page of a planned flow, from 0. */
export const drawFlow = (drawing: Drawing, flow: Flow, plan: FlowPlan, page: number): void => {
  const { doc } = drawing;
  const { x } = flow.box;
  const y = topOf(flow, page);
  for (const part of plan[page]!) {
    if ('rows' in part) {
      drawRows(drawing, part.block, part.rows, x, y + part.top);
      continue;
    }
    doc.save().translate(points(x), points(y + part.top));
    for (const leaf of part.block.elements) drawLeaf(drawing, leaf);
    doc.restore();
  }
};
