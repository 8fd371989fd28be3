import { describe, expect, it } from 'vitest';
import { readDay, readTime } from './paper-time.ts';

describe('the true time of a form, as it is typed (I8)', () => {
  it('is a day with or without its signs', () =>
    expect(['2026-11-21', '20261121', '２０２６１１２１', '2026/11/21', '2026-02-30', '1121', ''].map(readDay)).toEqual([
      '2026-11-21',
      '2026-11-21',
      '2026-11-21',
      '2026-11-21',
      null,
      null,
      null,
    ]));
  it('is a time with or without its colon', () =>
    expect(['09:30', '9:30', '0930', '９：３０', '24:00', '9:60', '9', ''].map(readTime)).toEqual([
      '09:30',
      '09:30',
      '09:30',
      '09:30',
      null,
      null,
      null,
      null,
    ]));
});
