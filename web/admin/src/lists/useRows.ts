import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { keptRows } from '../graphql/kept-rows.ts';
import { everything, ownWrite, useChanges } from '../graphql/LiveProvider.tsx';
import { usePageParameter } from '../session/usePageParameter.ts';

/** A list's row: every read model names what it withholds. */
export interface ListRow {
  readonly withheld: readonly string[];
}

/** Every list's document names its answer `page`. */
export interface ListData<Row> {
  readonly page: {
    readonly nodes: readonly Row[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
    readonly upToDate: boolean;
  };
  /** How many the filter finds, counted up to a limit; where the document asks for it, and `$counting` says so. */
  readonly count?: number;
}

export interface ListAsked {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly sort: { readonly by: string; readonly descending: boolean } | null;
}

/** Filters and sorts are put together from the declarations, so their types are checked by the server alone. */
export type ListDocument<Row> = TypedDocumentNode<ListData<Row>, never>;

interface State<Row> {
  readonly rows: readonly Row[];
  readonly cursor: string | null;
  /** Of all that the filter finds. Null: it was not counted. */
  readonly count: number | null;
  readonly upToDate: boolean;
  readonly error: CombinedError | null;
  /** loading: nothing of this filter is here yet. */
  readonly phase: 'loading' | 'more' | 'ready';
}

const largestPage = 200;

/** Pages of one list, gathered: the next by its key, all of them again when something changed. */
export const useRows = <Row extends ListRow>(document: ListDocument<Row>, readModel: string, asked: ListAsked | null) => {
  const client = useClient();
  const { listen } = useChanges();
  const pageSize = usePageParameter('list-page-size');
  const [state, setState] = useState<State<Row>>({ rows: [], cursor: null, count: null, upToDate: true, error: null, phase: 'loading' });
  const turn = useRef(0);
  const size = useRef(pageSize);
  const key = JSON.stringify(asked);

  const fetchPage = useCallback(
    async (first: number, after: string | null, counting = false) => {
      const variables = { ...(JSON.parse(key) as ListAsked), first, after, counting };
      return client.query(document, variables as never, { requestPolicy: 'network-only' }).toPromise();
    },
    [client, document, key],
  );

  const load = useCallback(
    async (how: 'new' | 'again' | 'more', after: string | null = null) => {
      const mine = (turn.current += 1);
      if (how !== 'again') setState((before) => ({ ...before, phase: how === 'new' ? 'loading' : 'more' }));
      if (how === 'new') size.current = pageSize;
      const read: Row[] = [];
      let cursor = after;
      let count: number | undefined;
      let upToDate = true;
      // Again: as many as are shown, so that the reader does not lose their place. More: as many more as are shown.
      const wanted = how === 'new' ? pageSize : how === 'more' ? Math.min(largestPage, size.current) : size.current;
      do {
        const first = Math.min(largestPage, wanted - read.length);
        const { data, error } = await fetchPage(first, cursor, cursor === null);
        if (mine !== turn.current) return;
        if (!data) return setState((before) => ({ ...before, error: error ?? null, phase: 'ready' }));
        read.push(...data.page.nodes);
        count ??= data.count;
        ({ upToDate } = data.page);
        cursor = data.page.pageInfo.hasNextPage ? (data.page.pageInfo.endCursor ?? null) : null;
      } while (cursor !== null && read.length < wanted);
      setState((before) => {
        const rows = how === 'more' ? [...before.rows, ...read] : keptRows(before.rows, read);
        size.current = Math.max(pageSize, rows.length);
        return { rows, cursor, count: how === 'more' ? before.count : (count ?? null), upToDate, error: null, phase: 'ready' };
      });
    },
    [fetchPage, pageSize],
  );

  useEffect(() => {
    if (key !== 'null') void load('new');
  }, [load, key]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = listen((name) => {
      if (name !== ownWrite && name !== readModel && name !== everything) return;
      // More than one page is not asked again under the reader's eyes for somebody else's change.
      if (name !== ownWrite && size.current > largestPage) return;
      timer ??= setTimeout(
        () => {
          timer = undefined;
          void load('again');
        },
        name === ownWrite ? 0 : 1200,
      );
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [listen, load, readModel]);

  return { ...state, more: () => void load('more', state.cursor), again: () => void load('again'), fetchPage };
};
