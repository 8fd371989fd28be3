import { useCallback, useState } from 'react';
import { useLatest } from '../app/useLatest.ts';
import { useDraftKeeper } from './DraftProvider.tsx';

type Kept<T> = readonly [T, (change: T | ((before: T) => T)) => void, () => void];

/** State that survives a reload, a sign-out and a change of PC, for this person; `clear` once it is saved. */
export const useDraft = <T>(name: string, initial: T): Kept<T> => useKeeping(name, initial, false);

/** The same, for what is no draft: kept until it is cleared. */
export const useKept = <T>(name: string, initial: T): Kept<T> => useKeeping(name, initial, true);

const useKeeping = <T>(name: string, initial: T, lasting: boolean): Kept<T> => {
  const keeper = useDraftKeeper();
  const empty = useLatest(initial);
  const read = (): { readonly name: string; readonly value: T } => ({ name, value: (keeper.read(name) as T | undefined) ?? initial });
  const [state, setState] = useState(read);
  const current = state.name === name ? state : read();
  if (current !== state) setState(current);

  const change = useCallback(
    (next: T | ((before: T) => T)) => {
      // The keeper is ahead of the page where several changes come between two of its pictures.
      const before = (keeper.read(name) as T | undefined) ?? empty.current;
      const value = typeof next === 'function' ? (next as (value: T) => T)(before) : next;
      keeper.write(name, value, lasting);
      setState({ name, value });
    },
    [keeper, name, lasting, empty],
  );
  const clear = useCallback(() => {
    keeper.remove(name);
    setState({ name, value: empty.current });
  }, [keeper, name, empty]);
  return [current.value, change, clear];
};
