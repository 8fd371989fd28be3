const zero = 48;
const dash = 45;
const colon = 58;
const dot = 46;
const letterT = 84;
const letterZ = 90;

const millisecondsADay = 86_400_000;
const dateLength = 10;
const instantLength = 24;

/** The number that these digits write, NaN where one is no digit. */
const digits = (text: string, from: number, to: number): number => {
  let value = 0;
  for (let n = from; n < to; n += 1) {
    const digit = text.charCodeAt(n) - zero;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
};

/** Days since 1970 of a day of the Gregorian calendar; the year is counted from March on, so that it ends with its leap day. */
const daysSince1970 = (year: number, month: number, day: number): number => {
  const since = month > 2 ? year : year - 1;
  const months = month > 2 ? month - 3 : month + 9;
  const leapDays = Math.floor(since / 4) - Math.floor(since / 100) + Math.floor(since / 400);
  return since * 365 + leapDays + Math.floor((months * 153 + 2) / 5) + day - 719_469;
};

/** Of "2026-11-21…"; NaN where it is written otherwise, or the month may be too short for the day. */
const dayOf = (text: string): number => {
  if (text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash) return Number.NaN;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  return month >= 1 && month <= 12 && day >= 1 && day <= 28 ? daysSince1970(year, month, day) : Number.NaN;
};

/** Of "…T07:28:32.500Z" after the date; NaN where it is written otherwise. */
const timeOf = (text: string): number => {
  const marked =
    text.charCodeAt(10) === letterT &&
    text.charCodeAt(13) === colon &&
    text.charCodeAt(16) === colon &&
    text.charCodeAt(19) === dot &&
    text.charCodeAt(23) === letterZ;
  if (!marked) return Number.NaN;
  const [hours, minutes, seconds] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  if (!(hours < 24 && minutes < 60 && seconds < 60)) return Number.NaN;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + digits(text, 20, 23);
};

const usual = (text: string): number => {
  if (text.length === dateLength) return dayOf(text) * millisecondsADay;
  return text.length === instantLength ? dayOf(text) * millisecondsADay + timeOf(text) : Number.NaN;
};

/** Milliseconds since 1970 of an ISO date or instant, NaN for none: what `Date.parse` says, sooner for what JSON usually holds. */
export const millisecondsOf = (text: string): number => {
  const milliseconds = usual(text);
  return Number.isNaN(milliseconds) ? Date.parse(text) : milliseconds;
};
