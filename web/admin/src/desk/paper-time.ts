/** A calendar day as it is typed, with or without its signs: "2026-11-21", "20261121". Null: it is none. */
export const readDay = (typed: string): string | null => {
  const [, year, month, day] = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})$/.exec(typed.normalize('NFKC').trim()) ?? [];
  const read = `${year}-${month}-${day}`;
  const instant = new Date(`${read}T00:00:00Z`);
  return day !== undefined && !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(read) ? read : null;
};

/** A time of day as it is typed: "09:30", "9:30", "0930". Null: it is none. */
export const readTime = (typed: string): string | null => {
  const [, hour = '', minute = ''] = /^(\d{1,2}):?(\d{2})$/.exec(typed.normalize('NFKC').trim()) ?? [];
  return minute !== '' && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, '0')}:${minute}` : null;
};
