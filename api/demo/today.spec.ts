import { dayInChina } from '@healthcert/domain/person';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { earlierToday } from './today.ts';

describe('earlier today', () => {
  it('is so many minutes ago', () => {
    expect(earlierToday(new Date('2026-11-21T07:00:00.000Z'), 220).toISOString()).toBe('2026-11-21T03:20:00.000Z');
  });

  const instant = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true });
  const minutes = fc.integer({ min: 0, max: 220 });
  test.prop([instant, minutes, minutes])('is never yesterday in China, and keeps its order', (now, one, other) => {
    const [first, second] = [earlierToday(now, Math.max(one, other)), earlierToday(now, Math.min(one, other))];
    expect(dayInChina(first.toISOString())).toBe(dayInChina(now.toISOString()));
    expect(first <= second && second <= now).toBe(true);
  });
});
