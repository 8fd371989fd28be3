/** A stretch of days, both inclusive: "2026-11-01". */
export interface Days {
  readonly from: string;
  readonly to: string;
}

export const periodKinds = ['day', 'week', 'month', 'quarter', 'year', 'range'] as const;
export type PeriodKind = (typeof periodKinds)[number];

const dayLong = 86_400_000;
const written = (time: number): string => new Date(time).toISOString().slice(0, 10);
const later = (day: string, by: number): string => written(Date.parse(day) + by * dayLong);
/** The first day of a month counted from the year 0. */
const monthStart = (months: number): string => written(Date.UTC(Math.floor(months / 12), months % 12, 1));

const monthsLong: Partial<Record<PeriodKind, number>> = { month: 1, quarter: 3, year: 12 };

/** The day, week (from Monday), month, quarter or year that a day is in, or so many of them later. */
export const periodOf = (kind: Exclude<PeriodKind, 'range'>, day: string, by = 0): Days => {
  const months = monthsLong[kind];
  if (months !== undefined) {
    const first = Math.floor((Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1) / months) * months + by * months;
    return { from: monthStart(first), to: later(monthStart(first + months), -1) };
  }
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  const from = kind === 'week' ? later(day, 7 * by - weekday) : later(day, by);
  return { from, to: kind === 'week' ? later(from, 6) : from };
};

const lengthOf = ({ from, to }: Days): number => (Date.parse(to) - Date.parse(from)) / dayLong + 1;

/** What it is compared with: the period before, or as many days as a stretch has. */
export const periodBefore = (kind: PeriodKind, days: Days): Days =>
  kind === 'range' ? { from: later(days.from, -lengthOf(days)), to: later(days.from, -1) } : periodOf(kind, days.from, -1);

/**
 * While a period runs, as much of the one before: the 21st of a month is compared with the 21 days that the month before had by then.
 */
export const comparedWith = (kind: PeriodKind, days: Days, today: string): Days => {
  const before = periodBefore(kind, days);
  if (today < days.from || today >= days.to) return before;
  const to = later(before.from, lengthOf({ from: days.from, to: today }) - 1);
  return { from: before.from, to: to < before.to ? to : before.to };
};

/** The first day of each day, week or month of a stretch, up to the day that is today: also of those of which nothing is known. */
export const stepsIn = (days: Days, grade: 'day' | 'week' | 'month', today: string): readonly string[] => {
  const last = days.to < today ? days.to : today;
  const steps: string[] = [];
  for (let step = periodOf(grade, days.from).from; step <= last; step = periodOf(grade, step, 1).from) steps.push(step);
  return steps;
};

/** By what a stretch is drawn over time, so that there are neither two points nor hundreds. */
export const gradeOf = (days: Days): 'day' | 'week' | 'month' => {
  const length = lengthOf(days);
  if (length <= 45) return 'day';
  return length <= 200 ? 'week' : 'month';
};
