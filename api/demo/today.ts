import { dayInChina } from '@healthcert/domain/person';

const minute = 60_000;
/** Minutes: who came first today came so long ago. */
const longest = 220;

/**
 * So many minutes ago, but never yesterday: soon after midnight in China, what would be a morning is drawn together, in
 * its order.
 */
export const earlierToday = (now: Date, minutes: number): Date => {
  const midnight = Date.parse(`${dayInChina(now.toISOString())}T00:00:00+08:00`);
  const sinceMidnight = (now.getTime() - midnight) / minute;
  return new Date(now.getTime() - minutes * Math.min(1, sinceMidnight / (longest + 1)) * minute);
};
