import { useSyncExternalStore } from 'react';

const query = (): MediaQueryList => matchMedia('(prefers-reduced-motion: reduce)');

const subscribe = (onChange: () => void): (() => void) => {
  const asked = query();
  asked.addEventListener('change', onChange);
  return () => asked.removeEventListener('change', onChange);
};

/** Whether the person asked the system for less movement. */
export const useReducedMotion = (): boolean => useSyncExternalStore(subscribe, () => query().matches);
