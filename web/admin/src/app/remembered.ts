import { remember, remembered } from '@healthcert/web-ui/remembered.ts';
import { useCallback, useState } from 'react';

/** What is kept now, for who asks once. */
export const readRemembered = <T>(key: string, fallback: T): T => {
  const kept = remembered(key);
  if (kept === undefined) return fallback;
  try {
    return JSON.parse(kept) as T;
  } catch {
    return fallback;
  }
};

/** A choice kept on this PC: columns, a reagent lot, a collapsed menu. */
export const useRemembered = <T>(key: string, fallback: T): readonly [T, (value: T) => void] => {
  const [value, setValue] = useState(() => readRemembered(key, fallback));
  const change = useCallback(
    (next: T) => {
      setValue(next);
      remember(key, JSON.stringify(next));
    },
    [key],
  );
  return [value, change];
};
