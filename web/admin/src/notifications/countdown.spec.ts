import { describe, expect, it } from 'vitest';
import { countdown } from './countdown.ts';

describe('the time left to report', () => {
  const at = (now: string) => countdown('2026-03-03T01:30:00.000Z', new Date(now));
  it('is told in hours and minutes', () => expect(at('2026-03-02T03:15:30.000Z')).toEqual({ overdue: false, hours: 22, minutes: 14 }));
  it('is none on the dot, but not over', () => expect(at('2026-03-03T01:30:00.000Z')).toEqual({ overdue: false, hours: 0, minutes: 0 }));
  it('is over after that', () => expect(at('2026-03-03T03:31:00.000Z')).toEqual({ overdue: true, hours: 2, minutes: 1 }));
});
