const zone = 'Asia/Shanghai';

const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });

/** "2026-11-21 09:05" in China, whatever the PC's zone. */
export const minuteInChina = (instant: string): string => parts.format(new Date(instant));

export const dayInChina = (instant: string | Date): string => parts.format(new Date(instant)).slice(0, 10);

/** Short where it is today ("09:05"), with the day of this year ("11-20 09:05"), else whole. */
export const shortTime = (instant: string, today: string): string => {
  const whole = minuteInChina(instant);
  if (whole.slice(0, 10) === today) return whole.slice(11);
  return whole.slice(0, 4) === today.slice(0, 4) ? whole.slice(5) : whole;
};

/** The first and the last instant of a day in China. */
export const dayBounds = (from: string, to: string = from): { readonly from: string; readonly to: string } => ({
  from: new Date(`${from}T00:00:00.000+08:00`).toISOString(),
  to: new Date(`${to}T23:59:59.999+08:00`).toISOString(),
});

/** A wait in the unit that matters: minutes, hours, days. Never negative. */
export const waitSince = (instant: string, now: Date): { readonly unit: 'minutes' | 'hours' | 'days'; readonly count: number } => {
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(instant)) / 60_000));
  if (minutes < 120) return { unit: 'minutes', count: minutes };
  return minutes < 48 * 60 ? { unit: 'hours', count: Math.floor(minutes / 60) } : { unit: 'days', count: Math.floor(minutes / 1440) };
};

/** Whole years on a day. */
export const ageOn = (birthDate: string, day: string): number => {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
};
