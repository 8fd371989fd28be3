import { useCallback, useEffect, useRef, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { readFragment } from '../gql/index.ts';
import { everything, ownWrite, useChanges } from '../graphql/LiveProvider.tsx';
import { type Institution, institutionOfTree, institutionPage } from './queries.ts';

interface Institutions {
  /** Null: not loaded yet. */
  readonly rows: readonly Institution[] | null;
  readonly error: CombinedError | null;
  readonly again: () => void;
}

const quiet = 150;

/** All of the city's institutions, however many pages they are; followed while the page is open. */
export const useInstitutions = (): Institutions => {
  const client = useClient();
  const { listen } = useChanges();
  const [state, setState] = useState<Omit<Institutions, 'again'>>({ rows: null, error: null });
  const turn = useRef(0);

  const load = useCallback(async (): Promise<void> => {
    const mine = ++turn.current;
    const rows: Institution[] = [];
    for (let after: string | null = null; ;) {
      const asked: Promise<Awaited<ReturnType<typeof page>>> = page(client, after);
      const { data, error } = await asked;
      if (turn.current !== mine) return;
      if (!data) return setState((before) => ({ ...before, error: error ?? null }));
      rows.push(...data.institutionList.nodes.map((row) => readFragment(institutionOfTree, row)));
      const { hasNextPage, endCursor } = data.institutionList.pageInfo;
      if (!hasNextPage) return setState({ rows, error: null });
      after = endCursor ?? null;
    }
  }, [client]);

  useEffect(() => {
    void load();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listen((name) => {
      if (name === ownWrite) void load();
      else if (name === 'institution-list' || name === everything) timer ??= setTimeout(() => ((timer = undefined), void load()), quiet);
    });
    return () => {
      stop();
      clearTimeout(timer);
      turn.current += 1;
    };
  }, [load, listen]);

  return { ...state, again: () => void load() };
};

const page = (client: ReturnType<typeof useClient>, after: string | null) =>
  client.query(institutionPage, { after }, { requestPolicy: 'network-only' }).toPromise();
