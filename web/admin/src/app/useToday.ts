import { useSyncExternalStore } from 'react';
import { dayInChina } from '../words/time.ts';

/** In milliseconds. */
const every = 20_000;

const watching = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all that stand on the page. */
const listen = (changed: () => void): (() => void) => {
  watching.add(changed);
  timer ??= setInterval(() => watching.forEach((look) => look()), every);
  return () => {
    watching.delete(changed);
    if (watching.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
};

/** "2026-11-21" in China; another one after midnight, on a page that stays open too. */
export const useToday = (): string => useSyncExternalStore(listen, () => dayInChina(new Date()));
