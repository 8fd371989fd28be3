import { useCallback, useEffect, useRef, useState } from 'react';
import { type CombinedError, type OperationResult, useClient } from 'urql';
import type { RegisterRowsQuery } from '../gql/graphql.ts';
import { everything, ownWrite, useChanges } from '../graphql/LiveProvider.tsx';
import { entryRow, type EntryRow } from './entry-row.ts';
import { registerRows } from './queries.ts';

interface Entries {
  /** Of every scope, retired ones too; null: not loaded yet. */
  readonly rows: readonly EntryRow[] | null;
  readonly error: CombinedError | null;
  readonly again: () => void;
}

const quiet = 150;

/** Every entry of a kind, however many pages they are; followed while the page is open. */
export const useEntries = (kind: string): Entries => {
  const client = useClient();
  const { listen } = useChanges();
  const [state, setState] = useState<{ readonly kind: string } & Omit<Entries, 'again'>>({ kind, rows: null, error: null });
  const turn = useRef(0);

  const load = useCallback(async (): Promise<void> => {
    const mine = ++turn.current;
    const rows: EntryRow[] = [];
    for (let after: string | null = null; ;) {
      const answer: OperationResult<RegisterRowsQuery> = await client
        .query(registerRows, { kind, after }, { requestPolicy: 'network-only' })
        .toPromise();
      const { data, error } = answer;
      if (turn.current !== mine) return;
      if (!data) return setState((before) => ({ ...before, kind, error: error ?? null }));
      // The filter is a prefix: kinds that only begin alike are left out.
      rows.push(...data.registerEntries.nodes.map(entryRow).filter((row) => row.kind === kind));
      const { hasNextPage, endCursor } = data.registerEntries.pageInfo;
      if (!hasNextPage) return setState({ kind, rows, error: null });
      after = endCursor ?? null;
    }
  }, [client, kind]);

  useEffect(() => {
    void load();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listen((name) => {
      if (name === ownWrite) void load();
      else if (name === 'register-entries' || name === everything) timer ??= setTimeout(() => ((timer = undefined), void load()), quiet);
    });
    return () => {
      stop();
      clearTimeout(timer);
      turn.current += 1;
    };
  }, [load, listen]);

  const current = state.kind === kind ? state : { rows: null, error: null };
  return { rows: current.rows, error: current.error, again: () => void load() };
};
