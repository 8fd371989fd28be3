import { z } from 'zod';

const calendarDate = z.iso.date();

/** Whether this is a day of the calendar, "2028-02-29" form. */
export const isDate = (value: string): boolean => calendarDate.safeParse(value).success;

const chinaOffset = 8 * 3_600_000;

/** The calendar day of an instant in China, which keeps one zone, UTC+8, all year. */
export const dayInChina = (instant: string): string => new Date(Date.parse(instant) + chinaOffset).toISOString().slice(0, 10);

/** "08:05": the time of day of an instant in China. */
export const timeInChina = (instant: string): string => new Date(Date.parse(instant) + chinaOffset).toISOString().slice(11, 16);

/** `2026-11-23` and three: `2026-11-26`. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Whole years on a day; one born on 29 February grows older on 1 March of common years. Negative before birth. */
export const ageOn = (birthDate: string, date: string): number => {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years;
};
