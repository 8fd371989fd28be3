import { useCallback, useEffect, useRef, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import type { LogFilter } from '../gql/graphql.ts';
import { type LogEntry, logsQuery } from './queries.ts';

interface State {
  readonly entries: readonly LogEntry[];
  readonly cursor: string | null;
  readonly upToDate: boolean;
  readonly error: CombinedError | null;
  /** loading: nothing of this search is here yet. */
  readonly phase: 'loading' | 'more' | 'ready';
}

const pageSize = 50;

/** Pages of the logs, gathered. Asked when a person asks, and not by itself: every reading is entered. */
export const useLogs = (filter: LogFilter) => {
  const client = useClient();
  const [state, setState] = useState<State>({ entries: [], cursor: null, upToDate: true, error: null, phase: 'loading' });
  const turn = useRef(0);
  const key = JSON.stringify(filter);

  const load = useCallback(
    async (after: string | null): Promise<void> => {
      const mine = (turn.current += 1);
      setState((before) => ({ ...before, phase: after === null ? 'loading' : 'more' }));
      const variables = { filter: JSON.parse(key) as LogFilter, first: pageSize, after };
      const { data, error } = await client.query(logsQuery, variables, { requestPolicy: 'network-only' }).toPromise();
      if (mine !== turn.current) return;
      if (!data) return setState((before) => ({ ...before, error: error ?? null, phase: 'ready' }));
      const { nodes, endCursor, hasNextPage, upToDate } = data.logs;
      setState((before) => ({
        entries: after === null ? nodes : [...before.entries, ...nodes],
        cursor: hasNextPage ? (endCursor ?? null) : null,
        upToDate,
        error: null,
        phase: 'ready',
      }));
    },
    [client, key],
  );
  useEffect(() => void load(null), [load]);
  return { ...state, more: () => void load(state.cursor), again: () => void load(null) };
};
