import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { barOf, outlineOf, planeOf } from './plane.ts';

const degrees = fc.record({
  longitude: fc.double({ min: 117, max: 120, noNaN: true }),
  latitude: fc.double({ min: 31, max: 34, noNaN: true }),
});

describe('the plane that a city is drawn on', () => {
  test.prop([fc.array(degrees, { minLength: 1, maxLength: 30 })])('holds every point, and leads back to it', (points) => {
    const plane = planeOf(points, 800, 500, 40);
    for (const point of points) {
      const { x, y } = plane.toSpot(point);
      expect(x).toBeGreaterThanOrEqual(39.9);
      expect(x).toBeLessThanOrEqual(760.1);
      expect(y).toBeGreaterThanOrEqual(39.9);
      expect(y).toBeLessThanOrEqual(460.1);
      const back = plane.toPoint({ x, y });
      expect(Math.abs(back.longitude - point.longitude)).toBeLessThan(0.0001);
      expect(Math.abs(back.latitude - point.latitude)).toBeLessThan(0.0001);
    }
  });
  it('has the same scale both ways', () => {
    const south = { longitude: 118, latitude: 32 };
    const plane = planeOf([south, { longitude: 118.5, latitude: 32.5 }], 800, 500, 40);
    const from = plane.toSpot(south);
    // Ten kilometres to the north and to the east.
    const north = plane.toSpot({ longitude: 118, latitude: 32 + 10 / 111.32 });
    const east = plane.toSpot({ longitude: 118 + 10 / (111.32 * Math.cos((32.25 * Math.PI) / 180)), latitude: 32 });
    expect((from.y - north.y) / 10).toBeCloseTo(plane.perKilometre, 6);
    expect((east.x - from.x) / 10).toBeCloseTo(plane.perKilometre, 6);
  });
  it('draws an outline around what lies inside', () =>
    expect(
      outlineOf([
        { x: 0, y: 0 },
        { x: 4, y: 0 },
        { x: 2, y: 1 },
        { x: 4, y: 4 },
        { x: 0, y: 4 },
      ]),
    ).toEqual([
      { x: 0, y: 0 },
      { x: 4, y: 0 },
      { x: 4, y: 4 },
      { x: 0, y: 4 },
    ]));
  it('has a bar of a round length', () => expect([barOf(10, 120), barOf(3, 120), barOf(200, 120)]).toEqual([10, 20, 0.5]));
});
