import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { placeBetween } from './place.ts';

describe('a place between two others', () => {
  test.prop([fc.array(fc.nat(), { minLength: 1, maxLength: 120 })])('is always there, wherever entries are put', (draws) => {
    const places: string[] = [];
    for (const draw of draws) {
      const at = draw % (places.length + 1);
      const place = placeBetween(places[at - 1] ?? '', places[at] ?? null);
      expect(place > (places[at - 1] ?? '') && (places[at] === undefined || place < places[at])).toBe(true);
      expect(place.endsWith('0')).toBe(false);
      places.splice(at, 0, place);
    }
  });

  test('stays short for a list written from the top down', () => {
    let last = '';
    for (let n = 0; n < 200; n++) last = placeBetween(last, null);
    expect(last.length).toBeLessThanOrEqual(7);
  });
});
