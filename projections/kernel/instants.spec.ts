import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { millisecondsOf } from './instants.ts';

const moment = fc.date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true });
const part = (most: number, width: number) => fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(width, '0'));

describe('an instant', () => {
  test.prop([moment])('is the same number as by Date.parse, as a day too', (date) => {
    const iso = date.toISOString();
    expect(millisecondsOf(iso)).toBe(date.getTime());
    expect(millisecondsOf(iso.slice(0, 10))).toBe(Date.parse(iso.slice(0, 10)));
  });

  test.prop([part(9999, 4), part(13, 2), part(32, 2), part(25, 2), part(61, 2), part(61, 2), part(999, 3)])(
    'is refused where Date.parse refuses it',
    (year, month, day, hours, minutes, seconds, thousandths) => {
      const text = `${year}-${month}-${day}T${hours}:${minutes}:${seconds}.${thousandths}Z`;
      expect(millisecondsOf(text)).toBe(Date.parse(text));
      expect(millisecondsOf(text.slice(0, 10))).toBe(Date.parse(text.slice(0, 10)));
    },
  );

  it.each([
    '',
    '2026',
    'yesterday',
    '2026-03-02T01:30:00Z',
    '2026-03-02T01:30:00.5+08:00',
    '2026/03/02',
    '2026-03-02t01:30:00.000z',
    '202a-03-02',
  ])('is what Date.parse says of "%s"', (text) => expect(millisecondsOf(text)).toBe(Date.parse(text)));
});
