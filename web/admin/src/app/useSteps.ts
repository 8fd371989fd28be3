import { useState } from 'react';

interface Steps<State> {
  readonly before: readonly State[];
  readonly now: State;
  readonly after: readonly State[];
}

/** Something that is being changed, with the way back and forth. What changes nothing is no step. */
export const useSteps = <State>(initial: State) => {
  const [{ before, now, after }, set] = useState<Steps<State>>({ before: [], now: initial, after: [] });
  return {
    now,
    canUndo: before.length > 0,
    canRedo: after.length > 0,
    put: (next: State): void => {
      if (next !== now) set({ before: [...before, now], now: next, after: [] });
    },
    undo: (): void => {
      const last = before.at(-1);
      if (last !== undefined) set({ before: before.slice(0, -1), now: last, after: [now, ...after] });
    },
    redo: (): void => {
      const [next, ...rest] = after;
      if (next !== undefined) set({ before: [...before, now], now: next, after: rest });
    },
  };
};
