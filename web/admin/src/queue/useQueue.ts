import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { keptRows } from '../graphql/kept-rows.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';

/** Every queue's document names its answers so, and takes a name to be narrowed by. */
export interface QueueData<Row> {
  readonly caseWorklist: {
    readonly nodes: readonly Row[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
  };
  readonly count: number;
}

interface Asked<Row, Variables extends object> {
  readonly query: TypedDocumentNode<QueueData<Row>, Variables & { after?: string | null; name?: string | null }>;
  readonly variables: Variables;
  readonly pause?: boolean;
}

interface Later<Row> {
  /** Of which first page these are the continuation. */
  readonly of: string;
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** Somebody looked for in a queue. */
export interface Sought<Row> {
  readonly typed: string;
  readonly type: (text: string) => void;
  /** Whose name sounds so, wherever they stand; undefined: not asked, or not answered yet. */
  readonly rows: readonly Row[] | undefined;
}

const onceEach = <Row extends { readonly caseId: string }>(rows: readonly Row[]): readonly Row[] => [
  ...new Map(rows.map((row) => [row.caseId, row])).values(),
];

const live = ['case-worklist'];
const quiet = 150;

/** A name that is typed, once typing pauses; a number is no name. */
const useTypedName = (typed: string): string => {
  const wanted = /\d/.test(typed) ? '' : typed.trim();
  const [name, setName] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setName(wanted), wanted === '' ? 0 : quiet);
    return () => clearTimeout(timer);
  }, [wanted]);
  return name === wanted ? name : '';
};

/**
 * People in a row, page after page as far as somebody has looked; whatever changes, the pages that are open are asked
 * again, and a row that is as it was stays the same value. `more` is null once all are here.
 */
export const useQueue = <Row extends { readonly caseId: string }, Variables extends object>({
  query,
  variables,
  pause = false,
}: Asked<Row, Variables>) => {
  const client = useClient();
  const { data, error, again } = useLiveQuery({ query, variables, live, pause });
  const [typed, type] = useState('');
  const name = useTypedName(typed);
  const { data: found, answers } = useLiveQuery({ query, variables: { ...variables, name }, live, pause: pause || name === '' });
  const isFound = name !== '' && answers && 'name' in answers && answers['name'] === name;
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
  const all = useRef<readonly Row[]>([]);
  // Who has moved up since is in two pages.
  if (page) all.current = keptRows(all.current, onceEach([...page.nodes, ...(after === null ? [] : (rest?.rows ?? []))]));
  const matching = useRef<readonly Row[]>([]);
  if (isFound && found) matching.current = keptRows(matching.current, found.caseWorklist.nodes);
  const sought: Sought<Row> = { typed, type, rows: isFound && found ? matching.current : undefined };
  const isWhole = after === null || rest?.next === null;
  return { rows: page && all.current, count: data?.count, more: isWhole ? null : more, sought, error: data ? undefined : error, again };
};
