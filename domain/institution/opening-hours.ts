import { z } from 'zod';
import { reject } from './rejections.ts';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Open from one time of a weekday until another, in China's time. */
export const opening = z.object({ day: z.enum(weekdays), from: clock, until: clock });
export type Opening = z.output<typeof opening>;

/** In the order of the week and the day. @throws Rejection HoursReversed, HoursOverlap */
export const inOrder = (hours: readonly Opening[]): readonly Opening[] => {
  const sorted = hours.toSorted(
    (one, other) => weekdays.indexOf(one.day) - weekdays.indexOf(other.day) || one.from.localeCompare(other.from),
  );
  for (const [n, { day, from, until }] of sorted.entries()) {
    if (from >= until) reject('HoursReversed', { field: 'hours', with: { day, from, until } });
    const before = sorted[n - 1];
    if (before?.day === day && before.until > from) reject('HoursOverlap', { field: 'hours', with: { day } });
  }
  return sorted;
};
