import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { aligned, around, copiesOf, type Design, distributed, elementsOf, moved, removed, reordered, resizedBox } from './design.ts';
import { done, historyOf, redone, undone } from './history.ts';
import { snap } from './snap.ts';

const box = (x: number, y: number, width = 10, height = 4) => ({ x, y, width, height });
const card = (...boxes: ReturnType<typeof box>[]): Design => ({
  kind: 'card',
  paper: { width: 85.6, height: 54 },
  pages: [{ elements: boxes.map((of) => ({ kind: 'rectangle', box: of })) }],
});
const boxesOf = (design: Design) => elementsOf(design, 0).map((element) => element.box);
const millimetre = fc.integer({ min: 0, max: 800 }).map((tenths) => tenths / 10);
const anyBox = fc.record({ x: millimetre, y: millimetre, width: millimetre, height: millimetre });

describe('elements of a design', () => {
  it('are moved by tenths of a millimetre, the others stay', () =>
    expect(boxesOf(moved(card(box(1, 1), box(20, 1)), 0, new Set([1]), 0.12, -0.36))).toEqual([box(1, 1), box(20.1, 0.6)]));

  it('are pulled at any edge, and never turned inside out', () => {
    expect(resizedBox(box(10, 10), { x: 1, y: 0 }, 2.5, 9)).toEqual(box(10, 10, 12.5));
    expect(resizedBox(box(10, 10), { x: -1, y: -1 }, 2, 1)).toEqual(box(12, 11, 8, 3));
    expect(resizedBox(box(10, 10), { x: 1, y: 0 }, -90, 0)).toEqual(box(10, 10, 0.5));
    expect(resizedBox(box(10, 10), { x: -1, y: 0 }, 90, 0)).toEqual(box(19.5, 10, 0.5));
  });

  it('align with the page when alone, with each other when several', () => {
    expect(boxesOf(aligned(card(box(3, 3)), 0, new Set([0]), 'centre'))).toEqual([box(37.8, 3)]);
    expect(boxesOf(aligned(card(box(3, 3), box(40, 9)), 0, new Set([0, 1]), 'right'))).toEqual([box(40, 3), box(40, 9)]);
    expect(boxesOf(aligned(card(box(3, 3), box(40, 9)), 0, new Set([0, 1]), 'top'))).toEqual([box(3, 3), box(40, 3)]);
  });

  it('are spread with equal gaps', () =>
    expect(boxesOf(distributed(card(box(0, 0), box(11, 0), box(40, 0)), 0, new Set([0, 1, 2]), 'x'))).toEqual([
      box(0, 0),
      box(20, 0),
      box(40, 0),
    ]));

  it('are copied a little aside, removed, and drawn in another order', () => {
    expect(copiesOf(card(box(1, 1)), 0, new Set([0])).map((element) => element.box)).toEqual([box(3, 3)]);
    expect(boxesOf(removed(card(box(1, 1), box(2, 2)), 0, new Set([0])))).toEqual([box(2, 2)]);
    const [design, at] = reordered(card(box(1, 1), box(2, 2)), 0, 0, 1);
    expect([boxesOf(design), at]).toEqual([[box(2, 2), box(1, 1)], 1]);
    expect(reordered(design, 0, 1, 1)).toEqual([design, 1]);
  });
});

describe('a box that is dragged', () => {
  it('is drawn to its neighbour’s edge, and shows the line', () =>
    expect(snap(box(20.4, 30), [box(0, 0, 20, 5)], 0.8, 0.1)).toEqual({
      dx: -0.3999999999999986,
      dy: 0,
      guides: [{ along: 'x', at: 20 }],
    }));

  it('lies on the step where nothing is near', () => expect(snap(box(33.34, 22.27), [], 0.8, 0.5)).toMatchObject({ guides: [] }));

  test.prop([anyBox, fc.array(anyBox, { maxLength: 8 })])('moves no further than it may, to the nearest', (moving, others) => {
    const { dx, dy, guides } = snap(moving, others, 1, 0.1);
    expect(Math.max(Math.abs(dx), Math.abs(dy))).toBeLessThanOrEqual(1);
    for (const guide of guides) {
      const [start, size] = guide.along === 'x' ? [moving.x + dx, moving.width] : [moving.y + dy, moving.height];
      const distance = Math.min(...[start, start + size / 2, start + size].map((mark) => Math.abs(mark - guide.at)));
      expect(distance).toBeLessThan(1e-9);
    }
  });

  test.prop([fc.array(anyBox, { minLength: 1, maxLength: 8 })])('is within the box around all', (boxes) => {
    const whole = around(boxes);
    for (const one of boxes) {
      expect(one.x).toBeGreaterThanOrEqual(whole.x);
      expect(one.x + one.width).toBeLessThanOrEqual(whole.x + whole.width + 1e-9);
    }
  });
});

describe('what was done', () => {
  test.prop([fc.array(fc.integer(), { maxLength: 30 })])('is undone step by step, and done again', (steps) => {
    const distinct = steps.filter((step, n) => step !== (n === 0 ? 0 : steps[n - 1]));
    const all = distinct.reduce((history, step) => done(history, step), historyOf(0));
    const back = distinct.reduce((history) => undone(history), all);
    expect([back.now, back.before]).toEqual([0, []]);
    expect(distinct.reduce((history) => redone(history), back)).toEqual(all);
  });

  it('together is undone together', () =>
    expect(undone(done(done(historyOf('a'), 'b'), 'c', true))).toEqual({ before: [], now: 'a', after: ['c'] }));
});
