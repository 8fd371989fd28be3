import { useCallback, useRef, useState } from 'react';
import type { Outcome, Problem } from './outcome.ts';

export interface BatchState<Item> {
  readonly total: number;
  readonly done: number;
  readonly failures: readonly { readonly item: Item; readonly problem: Problem }[];
  readonly running: boolean;
}

/** One command after another, with how far it is; stopped between two, and a failure does not stop the rest. */
export const useBatch = <Item>() => {
  const [state, setState] = useState<BatchState<Item> | null>(null);
  const stopped = useRef(false);

  const run = useCallback(async (items: readonly Item[], each: (item: Item) => Promise<Outcome>): Promise<Item[]> => {
    stopped.current = false;
    const succeeded: Item[] = [];
    setState({ total: items.length, done: 0, failures: [], running: true });
    for (const item of items) {
      if (stopped.current) break;
      const outcome = await each(item);
      if (outcome.ok) succeeded.push(item);
      setState(
        (before) =>
          before && {
            ...before,
            done: before.done + 1,
            failures: outcome.ok ? before.failures : [...before.failures, { item, problem: outcome.problem }],
          },
      );
    }
    setState((before) => before && (before.failures.length === 0 ? null : { ...before, running: false }));
    return succeeded;
  }, []);

  const stop = useCallback(() => {
    stopped.current = true;
  }, []);
  const close = useCallback(() => setState(null), []);
  return { state, run, stop, close };
};
