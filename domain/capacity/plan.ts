import type { SlotSeats } from '@healthcert/domain/booking';
import { daysAfter } from '@healthcert/domain/person';

/** As a pattern names the days it is for; a workday that makes up for a holiday is no Saturday. */
export const patternDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'makeUpWorkday'] as const;
export type PatternDay = (typeof patternDays)[number];

/** A part of a day that is cut into times of equal length, in minutes. */
export interface Session {
  readonly from: string;
  readonly until: string;
  readonly minutes: number;
  readonly seats: number;
  readonly held: number;
}

export interface WeekPattern {
  readonly days: readonly PatternDay[];
  readonly sessions: readonly Session[];
  /** First and last day on which it holds; open where they are left out. */
  readonly validFrom?: string | undefined;
  readonly validUntil?: string | undefined;
}

/** What the State Council arranges for a year: days off, and workdays that make up for them. */
export interface HolidayCalendar {
  readonly year: number;
  readonly off: readonly { readonly name: string; readonly from: string; readonly until: string }[];
  readonly workdays: readonly { readonly name: string; readonly date: string }[];
}

export const dayKinds = ['workday', 'weekend', 'holiday', 'makeUpWorkday'] as const;

export interface CalendarDay {
  readonly kind: (typeof dayKinds)[number];
  /** Of the holiday, or of the one that is made up for. */
  readonly name: string | null;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The times of a session; what is left over at its end is too short to be one. */
const slotsOfSession = ({ from, until, minutes, seats, held }: Session): SlotSeats[] => {
  const count = Math.max(0, Math.floor((minutesOf(until) - minutesOf(from)) / minutes));
  return Array.from({ length: count }, (_, n) => {
    const begins = minutesOf(from) + n * minutes;
    return { slot: timeOf(begins), until: timeOf(begins + minutes), seats, held };
  });
};

export const slotsOf = ({ sessions }: Pick<WeekPattern, 'sessions'>): SlotSeats[] => sessions.flatMap(slotsOfSession);

const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** What kind of day it is; null: the calendar of its year is not there. The next year's may begin before New Year. */
export const calendarDay = (date: string, calendars: readonly HolidayCalendar[]): CalendarDay | null => {
  const off = calendars.flatMap((calendar) => calendar.off).find(({ from, until }) => from <= date && date <= until);
  if (off) return { kind: 'holiday', name: off.name };
  const makesUp = calendars.flatMap(({ workdays }) => workdays).find((workday) => workday.date === date);
  if (makesUp) return { kind: 'makeUpWorkday', name: makesUp.name };
  if (!calendars.some(({ year }) => String(year) === date.slice(0, 4))) return null;
  return { kind: [0, 6].includes(weekday(date)) ? 'weekend' : 'workday', name: null };
};

const patternDayOf = (date: string, { kind }: CalendarDay): PatternDay =>
  kind === 'makeUpWorkday' ? 'makeUpWorkday' : patternDays[(weekday(date) + 6) % 7]!;

const holdsOn = ({ validFrom, validUntil }: WeekPattern, date: string): boolean =>
  (!validFrom || validFrom <= date) && (!validUntil || date <= validUntil);

/** open: will be opened. opened: is already. off: a holiday. noPattern: nobody works. calendarMissing: nobody knows. */
export const planOutcomes = ['open', 'opened', 'off', 'noPattern', 'calendarMissing'] as const;

export interface PlannedDay {
  readonly date: string;
  readonly kind: CalendarDay['kind'] | null;
  readonly holiday: string | null;
  readonly outcome: (typeof planOutcomes)[number];
  readonly slots: readonly SlotSeats[];
}

interface Planning {
  readonly from: string;
  /** How many days, the first included. */
  readonly days: number;
  readonly patterns: readonly WeekPattern[];
  readonly calendars: readonly HolidayCalendar[];
  readonly isOpened: (date: string) => boolean;
}

/** What becomes of each day: the first pattern that holds on it gives its times (A12). */
export const planDays = ({ from, days, patterns, calendars, isOpened }: Planning): readonly PlannedDay[] =>
  Array.from({ length: days }, (_, n): PlannedDay => {
    const date = daysAfter(from, n);
    const day = calendarDay(date, calendars);
    const of = { date, kind: day?.kind ?? null, holiday: day?.name ?? null };
    if (isOpened(date)) return { ...of, outcome: 'opened', slots: [] };
    if (!day) return { ...of, outcome: patterns.length === 0 ? 'noPattern' : 'calendarMissing', slots: [] };
    if (day.kind === 'holiday') return { ...of, outcome: 'off', slots: [] };
    const pattern = patterns.find((one) => one.days.includes(patternDayOf(date, day)) && holdsOn(one, date));
    const slots = pattern ? slotsOf(pattern) : [];
    return { ...of, outcome: slots.length > 0 ? 'open' : 'noPattern', slots };
  });
