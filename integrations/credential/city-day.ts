/** China keeps one time zone without daylight saving, UTC+8: a day of a certificate begins and ends there. */
const offsetSeconds = 8 * 3600;
const daySeconds = 24 * 3600;

/** The instant at which a day ("2026-11-21") begins, in seconds since 1970. */
export const startOfDay = (day: string): number => {
  const seconds = Date.parse(`${day}T00:00:00+08:00`) / 1000;
  if (!Number.isInteger(seconds) || dayOf(seconds) !== day) throw new RangeError(`not a day: ${day}`);
  return seconds;
};

/** The instant at which a day is over: the first one of the next. */
export const endOfDay = (day: string): number => startOfDay(day) + daySeconds;

/** The day that holds an instant given in seconds since 1970. */
export const dayOf = (seconds: number): string => new Date((seconds + offsetSeconds) * 1000).toISOString().slice(0, 10);

/** Whether an instant is the first of a day. */
export const isStartOfDay = (seconds: number): boolean => (seconds + offsetSeconds) % daySeconds === 0;
