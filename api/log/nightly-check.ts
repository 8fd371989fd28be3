import type { AccessLog } from '@healthcert/integrations/access-log';
import { dailyInChina, type ScheduledTask } from '@healthcert/integrations/jobs';

/** Whose word a check of the night is. */
const by = 'schedule';
/** Longer than a day and a night that was missed. */
const staleHours = 50;

type Checks = Pick<AccessLog, 'check' | 'lastCheck'>;

/** Every night the chain of the access log is recomputed (A4); several processes do it once, unless they begin at one moment. */
export const nightlyChainCheck = (accessLog: Checks): ScheduledTask => ({
  name: 'access-log-check',
  lastDue: dailyInChina('03:30'),
  start: async (due, stopping) => {
    const last = await accessLog.lastCheck();
    if (last && Date.parse(last.at) >= due.getTime()) return;
    await accessLog.check(by, stopping);
  },
});

/** What an operator is told of the chain: that it is broken, or that nobody has looked for two nights. */
export const chainWarnings = async (accessLog: Pick<Checks, 'lastCheck'>, now: Date): Promise<readonly string[]> => {
  const last = await accessLog.lastCheck();
  if (last === null) return [];
  if (last.brokenAt !== null) return [`the access log was changed: row ${last.brokenAt} does not fit (checked ${last.at})`];
  const hours = (now.getTime() - Date.parse(last.at)) / 3_600_000;
  return hours > staleHours ? [`the access log was not checked since ${last.at}`] : [];
};
