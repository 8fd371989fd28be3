import { dayInChina, timeInChina } from '@healthcert/domain/person';

export const isPastDay = (date: string, now: string): boolean => date < dayInChina(now);

/** Whether a time of this day that ends `until` is over. */
export const isOver = (date: string, until: string, now: string): boolean =>
  isPastDay(date, now) || (date === dayInChina(now) && until <= timeInChina(now));
