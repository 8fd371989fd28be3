/** What was done, so that it can be undone. */
export interface History<T> {
  readonly before: readonly T[];
  readonly now: T;
  readonly after: readonly T[];
}

const longest = 200;

export const historyOf = <T>(now: T): History<T> => ({ before: [], now, after: [] });

/** `joined`: part of the same act as the last (a key held down), undone with it. */
export const done = <T>(history: History<T>, now: T, joined = false): History<T> => {
  if (now === history.now) return history;
  return { before: joined ? history.before : [...history.before, history.now].slice(-longest), now, after: [] };
};

export const undone = <T>({ before, now, after }: History<T>): History<T> => {
  const last = before.at(-1);
  return last === undefined ? { before, now, after } : { before: before.slice(0, -1), now: last, after: [now, ...after] };
};

export const redone = <T>({ before, now, after }: History<T>): History<T> => {
  const [next, ...rest] = after;
  return next === undefined ? { before, now, after } : { before: [...before, now], now: next, after: rest };
};
