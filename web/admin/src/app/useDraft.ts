import { useCallback, useEffect, useState } from 'react';
import { useMe } from '../session/SessionProvider.tsx';
import { draftKey, readDraft, writeDraft } from './draft.ts';

/** State that survives a reload and a sign-out, for this person on this PC; `clear` once it is saved. */
export const useDraft = <T>(name: string, initial: T): readonly [T, (change: T | ((before: T) => T)) => void, () => void] => {
  const { actor } = useMe();
  const key = draftKey(actor.id, name);
  const [state, setState] = useState(() => ({
    key,
    value: (readDraft(localStorage, key, Date.now()) as T | null) ?? initial,
    dirty: false,
  }));
  const current =
    state.key === key ? state : { key, value: (readDraft(localStorage, key, Date.now()) as T | null) ?? initial, dirty: false };
  if (current !== state) setState(current);

  useEffect(() => {
    if (current.dirty) writeDraft(localStorage, current.key, current.value, Date.now());
  }, [current]);

  const change = useCallback(
    (next: T | ((before: T) => T)) =>
      setState((before) => ({
        ...before,
        value: typeof next === 'function' ? (next as (value: T) => T)(before.value) : next,
        dirty: true,
      })),
    [],
  );
  const clear = useCallback(() => {
    localStorage.removeItem(key);
    setState({ key, value: initial, dirty: false });
    // The first value of a form does not change while it is open.
  }, [key]);
  return [current.value, change, clear];
};
