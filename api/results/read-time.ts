const form = /^(\d{4})(?:-|\/|\.|年)?(\d{1,2})(?:-|\/|\.|月)?(\d{1,2})日?(?:[ T]*(\d{1,2})(?::|时)?(\d{2})(?:(?::|分)?(\d{2})秒?|分)?)?$/;

const chinaOffset = 8 * 3_600_000;

/**
 * The instant of a time of day in China as people and laboratory systems write it ("2026-11-21 08:30", "2026/11/21",
 * "20261121083000"); a day alone is its beginning. Null: none, or one whose order of day and month would be a guess.
 */
export const readTime = (typed: string): string | null => {
  const parts = form.exec(typed.normalize('NFKC').trim());
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isReal = local.getUTCMonth() === month - 1 && local.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return isReal ? new Date(local.getTime() - chinaOffset).toISOString() : null;
};
