import { type RefObject, useLayoutEffect, useRef } from 'react';

/** What is so once the page is drawn, for what acts later: a key, an answer, a timer. */
export const useLatest = <T>(value: T): RefObject<T> => {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
};
