import { dayInChina } from '@healthcert/domain/person';

const chinaOffset = 8 * 3_600_000;

/** "08:05": the time of day of an instant in China. */
export const timeInChina = (instant: string): string => new Date(Date.parse(instant) + chinaOffset).toISOString().slice(11, 16);

export const isPastDay = (date: string, now: string): boolean => date < dayInChina(now);

/** Whether a time of this day that ends `until` is over. */
export const isOver = (date: string, until: string, now: string): boolean =>
  isPastDay(date, now) || (date === dayInChina(now) && until <= timeInChina(now));
