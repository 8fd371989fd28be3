import { describe, expect, it } from 'vitest';
import { changed, gatheredIn, undoable, withScan, type Scan } from './scans.ts';

const scan = (id: number, standing: Scan['standing']): Scan => ({
  id,
  text: String(id),
  at: '2026-11-21T01:00:00.000Z',
  mode: 'receive',
  standing,
  specimen: null,
  state: null,
  words: null,
});
const three = [scan(1, 'done'), scan(2, 'done'), scan(3, 'refused')].reduce<readonly Scan[]>(withScan, []);

describe('the list of scans', () => {
  it('has the last one at its top, and never grows without end', () => {
    expect(three.map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(Array.from({ length: 100 }, (_, n) => scan(n, 'done')).reduce<readonly Scan[]>(withScan, [])).toHaveLength(60);
  });

  it('is undone from its last step on, one after another', () => {
    expect(undoable(three)?.id).toBe(2);
    const once = changed(three, 2, { standing: 'undone' });
    expect(undoable(once)?.id).toBe(1);
    expect(undoable(changed(once, 1, { standing: 'undone' }))).toBeNull();
  });

  it('knows those that were gathered to be received together', () =>
    expect(gatheredIn(withScan(three, scan(4, 'gathered'))).map(({ id }) => id)).toEqual([4]));
});
