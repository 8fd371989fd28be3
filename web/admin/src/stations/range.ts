/** How a value lies, as the server says it too. `undecided`: only a limit is known. */
export type Standing = 'below' | 'above' | 'within' | 'abnormal';

export const arrowOf: Readonly<Record<string, string>> = { below: '↓', above: '↑', within: '', abnormal: '!' };

interface Row {
  readonly sex?: string | null;
  readonly fromAge?: number | null;
  readonly toAge?: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
}

export interface Ranged {
  readonly ranges: readonly Row[];
}

export interface OfPerson {
  readonly sex: string;
  readonly age: number;
}

/** The first row that is for this person; null: none is. */
export const rangeFor = ({ ranges }: Ranged, { sex, age }: OfPerson): Row | null =>
  ranges.find((row) => (row.sex ?? sex) === sex && age >= (row.fromAge ?? 0) && age <= (row.toAge ?? Infinity)) ?? null;

/** Where a number stands to its inclusive range, while it is typed; the server judges what is saved. */
export const standingOf = (value: number, range: Row | null): Standing => {
  if (value < (range?.low ?? -Infinity)) return 'below';
  return value > (range?.high ?? Infinity) ? 'above' : 'within';
};

/** "9–50", "≤ 50", "≥ 9"; empty: there is no range. */
export const rangeWords = (range: Row | null): string => {
  if (range?.low == null) return range?.high == null ? '' : `≤ ${range.high}`;
  return range.high == null ? `≥ ${range.low}` : `${range.low}–${range.high}`;
};
