import { describe, expect, it } from 'vitest';
import { differencesFrom } from './differences.ts';
import { emptyParticulars } from './particulars.ts';

const record = { name: '王样例', birthDate: '1949-12-31', address: '样例路1号', phone: null };

describe('the card beside the record (A7)', () => {
  it('tells what changed, and nothing of what either leaves open', () =>
    expect(differencesFrom(record, { ...emptyParticulars, name: '王 样例', address: '样例路8号', phone: '13800000000' })).toEqual([
      { field: 'address', before: '样例路1号', now: '样例路8号' },
    ]));
});
