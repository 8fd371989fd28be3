import { describe, expect, it } from 'vitest';
import { readTime } from './read-time.ts';

describe('a time in a file of results (A8)', () => {
  it.each([
    ['2026-11-21', '2026-11-20T16:00:00.000Z'],
    ['2026/11/21 8:05', '2026-11-21T00:05:00.000Z'],
    ['2026-11-21T08:05:09', '2026-11-21T00:05:09.000Z'],
    ['20261121080509', '2026-11-21T00:05:09.000Z'],
    ['２０２６年１１月２１日 ０８：０５', '2026-11-21T00:05:00.000Z'],
    ['2026-02-30', null],
    ['11/21/26', null],
    ['21-11-2026', null],
    ['2026-11-21 25:00', null],
    ['昨天', null],
    ['', null],
  ])('"%s" is %s', (typed, instant) => expect(readTime(typed)).toBe(instant));
});
