import { useTranslation } from 'react-i18next';
import { waitSince } from '../words/time.ts';

const keys = { minutes: 'waitMinutes', hours: 'waitHours', days: 'waitDays' } as const;

/** How long somebody has waited, in words. */
export const useWait = (): ((since: string, now: Date) => string) => {
  const { t } = useTranslation('queue');
  return (since, now) => {
    const { unit, count } = waitSince(since, now);
    return t(keys[unit], { count });
  };
};
