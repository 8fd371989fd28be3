import { describe, expect, it } from 'vitest';
import { keptRows } from './kept-rows.ts';

const row = (caseId: string, stage = 'arrived') => ({ caseId, stage });

describe('rows that are asked again', () => {
  const before = [row('a'), row('b')];
  const after = keptRows(before, [row('c'), row('a'), row('b', 'examining')]);

  it('are those of the answer, in its order', () => expect(after).toEqual([row('c'), row('a'), row('b', 'examining')]));
  it('stay the values they were where nothing changed', () => expect(after[1]).toBe(before[0]));
  it('are the very list where nothing changed at all', () => expect(keptRows(before, [row('a'), row('b')])).toBe(before));
});
