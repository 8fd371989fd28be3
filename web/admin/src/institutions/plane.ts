/** WGS 84 degrees. */
export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** A place on the drawing, in its own units. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly toSpot: (point: Point) => Spot;
  /** Rounded to a ten-thousandth of a degree, some ten metres. */
  readonly toPoint: (spot: Spot) => Point;
  /** Units of the drawing in one kilometre. */
  readonly perKilometre: number;
}

const kilometresPerDegree = 111.32;
/** So far around a single point there is still something to see. In degrees. */
const least = 0.1;
const round = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;

/** A plain scaled plane on which all points lie: so small a piece of the earth is flat. */
export const planeOf = (points: readonly Point[], width: number, height: number, margin: number): Plane => {
  const range = (of: readonly number[]): readonly [number, number] => {
    const [low, high] = of.length === 0 ? [0, 0] : [Math.min(...of), Math.max(...of)];
    const lack = Math.max(0, least - (high - low)) / 2;
    return [low - lack, high + lack];
  };
  const [west, east] = range(points.map(({ longitude }) => longitude));
  const [south, north] = range(points.map(({ latitude }) => latitude));
  // A degree of longitude is the shorter the farther from the equator.
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min((width - 2 * margin) / ((east - west) * shrink), (height - 2 * margin) / (north - south));
  const left = (width - (east - west) * shrink * scale) / 2;
  const top = (height - (north - south) * scale) / 2;
  return {
    width,
    height,
    perKilometre: scale / kilometresPerDegree,
    toSpot: ({ longitude, latitude }) => ({ x: left + (longitude - west) * shrink * scale, y: top + (north - latitude) * scale }),
    toPoint: ({ x, y }) => ({ longitude: round(west + (x - left) / (shrink * scale)), latitude: round(north - (y - top) / scale) }),
  };
};

const turn = (a: Spot, b: Spot, c: Spot): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** The outline around spots, by Andrew's monotone chain; of one or two spots, these. */
export const outlineOf = (spots: readonly Spot[]): readonly Spot[] => {
  const sorted = spots.toSorted((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  const half = (from: readonly Spot[]): Spot[] => {
    const chain: Spot[] = [];
    for (const spot of from) {
      while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, spot) <= 0) chain.pop();
      chain.push(spot);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
};

/** The length of a scale bar in kilometres, a round number that takes about so many units. */
export const barOf = (perKilometre: number, about: number): number => {
  const wanted = about / perKilometre;
  const power = 10 ** Math.floor(Math.log10(wanted));
  return [5, 2, 1].map((digit) => digit * power).find((length) => length <= wanted) ?? power;
};
