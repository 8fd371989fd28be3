import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useEffect, useMemo, useRef } from 'react';
import { type AnyVariables, type CombinedError, useQuery } from 'urql';
import { useLatest } from '../app/useLatest.ts';
import { everything, ownWrite, useChanges } from './LiveProvider.tsx';

interface Asked<Data, Variables extends AnyVariables> {
  readonly query: TypedDocumentNode<Data, Variables>;
  readonly variables: Variables;
  readonly pause?: boolean;
  /** Read models whose changes ask again; at most once in `every` milliseconds. */
  readonly live?: readonly string[];
  readonly every?: number;
  /** Whether every write of this tab asks again; false for what work at a station does not change. */
  readonly ownWrites?: boolean;
}

interface Answer<Data> {
  /** While the answer to other variables is on its way, the one before: see `answers`. */
  readonly data: Data | undefined;
  /** With which variables the data was asked for. */
  readonly answers: AnyVariables | undefined;
  readonly error: CombinedError | undefined;
  readonly fetching: boolean;
  readonly again: () => void;
}

const none: readonly string[] = [];

/** A query that stays true: asks again after this tab's writes and when the server says that something changed. */
export const useLiveQuery = <Data, Variables extends AnyVariables>(asked: Asked<Data, Variables>): Answer<Data> => {
  const { query, variables, pause = false, live = none, every = 1500, ownWrites = true } = asked;
  const [{ data, error, fetching, stale, operation }, execute] = useQuery<Data, Variables>({ query, variables, pause });
  const { listen } = useChanges();
  const again = useMemo(() => () => execute({ requestPolicy: 'network-only' }), [execute]);
  const latest = useLatest(again);
  const names = live.join(' ');

  useEffect(() => {
    if (pause) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    const ask = (): void => {
      timer = undefined;
      last = Date.now();
      latest.current();
    };
    const stop = listen((name) => {
      if (name === ownWrite) return ownWrites ? ask() : undefined;
      if (name === everything || names.split(' ').includes(name)) timer ??= setTimeout(ask, Math.max(150, last + every - Date.now()));
      return undefined;
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [listen, names, every, pause, ownWrites]);

  // A lost connection, and asking again after it, takes nothing away that is on the page, nor what is typed there.
  const key = JSON.stringify(variables);
  const last = useRef<{ readonly key: string; readonly data: Data } | null>(null);
  if (data !== undefined) last.current = { key, data };
  const refused = error !== undefined && !error.networkError;
  const kept = !refused && last.current?.key === key ? last.current.data : undefined;
  return { data: data ?? kept, answers: operation?.variables, error, fetching: fetching || stale, again };
};
