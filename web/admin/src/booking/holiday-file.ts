import { daysLater } from './week.ts';

interface Day {
  readonly name: string;
  readonly date: string;
  readonly isOffDay: boolean;
}

export interface HolidayYear {
  readonly year: number;
  readonly source: string;
  readonly off: readonly { readonly name: string; readonly from: string; readonly until: string }[];
  readonly workdays: readonly { readonly name: string; readonly date: string }[];
}

export type HolidayFile =
  | { readonly ok: true; readonly calendar: HolidayYear }
  | { readonly ok: false; readonly problem: 'notRead' | 'empty' }
  | { readonly ok: false; readonly problem: 'otherYear'; readonly year: number };

const isDay = (day: unknown): day is Day => {
  const { name, date, isOffDay } = (day ?? {}) as Partial<Record<keyof Day, unknown>>;
  return typeof name === 'string' && typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) && typeof isOffDay === 'boolean';
};

/** Days off that follow each other under one name are one holiday. */
const rangesOf = (days: readonly Day[]): HolidayYear['off'] =>
  days.reduce<{ name: string; from: string; until: string }[]>((ranges, { name, date }) => {
    const last = ranges.at(-1);
    if (last?.name === name && daysLater(last.until, 1) === date) last.until = date;
    else ranges.push({ name, from: date, until: date });
    return ranges;
  }, []);

/**
 * A year's file as the open calendars of China write it: `{ year, papers, days: [{ name, date, isOffDay }] }`, ordinary
 * weekends left out. The file of another year than the one that is wanted is refused.
 */
export const readHolidayFile = (text: string, wanted: number): HolidayFile => {
  let file: { readonly year?: unknown; readonly papers?: unknown; readonly days?: unknown };
  try {
    file = JSON.parse(text) as typeof file;
  } catch {
    return { ok: false, problem: 'notRead' };
  }
  const { year, papers, days } = file ?? {};
  if (typeof year !== 'number' || !Array.isArray(days) || !days.every(isDay)) return { ok: false, problem: 'notRead' };
  if (year !== wanted) return { ok: false, problem: 'otherYear', year };
  if (days.length === 0) return { ok: false, problem: 'empty' };
  const inOrder = days.toSorted((one, other) => (one.date < other.date ? -1 : 1));
  const source = Array.isArray(papers) && typeof papers[0] === 'string' ? papers[0].slice(0, 200) : String(year);
  const off = rangesOf(inOrder.filter(({ isOffDay }) => isOffDay));
  const workdays = inOrder.filter(({ isOffDay }) => !isOffDay).map(({ name, date }) => ({ name, date }));
  return { ok: true, calendar: { year, source, off, workdays } };
};
