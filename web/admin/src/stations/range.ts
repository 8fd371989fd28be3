export type Standing = 'low' | 'high' | 'within';

/** Where a value stands to its inclusive range. */
export const standingOf = (value: number, [low, high]: readonly [number, number]): Standing => {
  if (value < low) return 'low';
  return value > high ? 'high' : 'within';
};

export const arrowOf: Readonly<Record<Standing, string>> = { low: '↓', high: '↑', within: '' };

interface Ranged {
  readonly maleRange: readonly number[];
  readonly femaleRange: readonly number[];
}

/** The range for the person's sex. */
export const rangeFor = ({ maleRange, femaleRange }: Ranged, sex: string): readonly [number, number] => {
  const [low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY] = sex === 'female' ? femaleRange : maleRange;
  return [low, high];
};
