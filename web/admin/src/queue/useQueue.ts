import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';

/** Every queue's document names its answers so. */
export interface QueueData<Row> {
  readonly caseWorklist: {
    readonly nodes: readonly Row[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
  };
  readonly count: number;
}

interface Asked<Row, Variables extends object> {
  readonly query: TypedDocumentNode<QueueData<Row>, Variables & { after?: string | null }>;
  readonly variables: Variables;
  readonly pause?: boolean;
}

interface Later<Row> {
  /** Of which first page these are the continuation. */
  readonly of: string;
  readonly rows: readonly Row[];
  readonly next: string | null;
}

const live = ['case-worklist'];

/**
 * People in a row, page after page as far as somebody has looked; whatever changes, the pages that are open are asked
 * again. `more` is null once all are here.
 */
export const useQueue = <Row extends { readonly caseId: string }, Variables extends object>({
  query,
  variables,
  pause = false,
}: Asked<Row, Variables>) => {
  const client = useClient();
  const { data, error, again } = useLiveQuery({ query, variables, live, pause });
  const asked = JSON.stringify(variables);
  const [later, setLater] = useState<Later<Row> | null>(null);
  const [busy, setBusy] = useState(false);
  const pages = useRef({ of: asked, count: 1 });
  if (pages.current.of !== asked) pages.current = { of: asked, count: 1 };
  const turn = useRef(0);

  const page = data?.caseWorklist;
  const after = page?.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? null) : null;

  /** The pages behind the first, in the order of their cursors. */
  const load = useCallback(async (): Promise<void> => {
    const mine = (turn.current += 1);
    const rows: Row[] = [];
    let next = after;
    setBusy(true);
    for (let n = 1; n < pages.current.count && next !== null; n += 1) {
      const { data: one } = await client.query(query, { ...variables, after: next }, { requestPolicy: 'network-only' }).toPromise();
      if (mine !== turn.current) return;
      if (!one) break;
      rows.push(...one.caseWorklist.nodes);
      next = one.caseWorklist.pageInfo.hasNextPage ? (one.caseWorklist.pageInfo.endCursor ?? null) : null;
    }
    setLater({ of: asked, rows, next });
    setBusy(false);
  }, [client, query, asked, after]);

  useEffect(() => {
    if (page && pages.current.count > 1) void load();
  }, [page, load]);

  const rest = later?.of === asked ? later : null;
  const more = (): void => {
    if (busy) return;
    pages.current.count += 1;
    void load();
  };
  // Who has moved up since is in both.
  const all = page && [...new Map([...page.nodes, ...(after === null ? [] : (rest?.rows ?? []))].map((row) => [row.caseId, row])).values()];
  const isWhole = after === null || rest?.next === null;
  return { rows: all, count: data?.count, more: isWhole ? null : more, busy, error: data ? undefined : error, again };
};
