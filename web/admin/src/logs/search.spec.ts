import { describe, expect, it } from 'vitest';
import { filterIn, periodIn } from './search.ts';

const today = '2026-03-02';
const nothing = { kinds: null, types: null, actorId: null, institutionId: null, personId: null, record: null };

describe('a search of the logs', () => {
  it('begins with a week, by days of China', () => {
    expect(periodIn(new URLSearchParams(), today)).toEqual(['2026-02-24', today]);
    expect(filterIn(new URLSearchParams(), today)).toEqual({
      ...nothing,
      from: '2026-02-23T16:00:00.000Z',
      to: '2026-03-02T16:00:00.000Z',
    });
  });

  it('may be open at one end', () => {
    expect(filterIn(new URLSearchParams('period=..2026-03-01'), today)).toMatchObject({ from: null, to: '2026-03-01T16:00:00.000Z' });
    expect(filterIn(new URLSearchParams('period=2026-03-01..'), today)).toMatchObject({ from: '2026-02-28T16:00:00.000Z', to: null });
  });

  it('is read from the address', () =>
    expect(filterIn(new URLSearchParams('kinds=read,refused&user=staff-1&person=p-1&period=2026-03-01..2026-03-01'), today)).toMatchObject({
      kinds: ['read', 'refused'],
      actorId: 'staff-1',
      personId: 'p-1',
    }));
});
