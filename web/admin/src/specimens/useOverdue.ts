import { useEffect } from 'react';
import { useNow } from '../app/useNow.ts';
import type { OverdueSpecimensQuery } from '../gql/graphql.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { overdueSpecimens, specimensLive } from './specimen-queries.ts';

const noVariables = {};

/** What waits too long, by state; asked again every minute, because waiting is no event. Null: not known, or not one's to see. */
export const useOverdue = (): OverdueSpecimensQuery['overdueSpecimens'] | null => {
  const { reads } = useMe();
  const pause = !('specimen-list' in reads);
  const { data, again } = useLiveQuery({ query: overdueSpecimens, variables: noVariables, pause, live: specimensLive, every: 5000 });
  const minute = useNow(60_000);
  useEffect(() => {
    if (!pause) again();
  }, [minute, pause, again]);
  return data?.overdueSpecimens ?? null;
};

export const sumOf = (overdue: readonly { readonly count: number }[]): number => overdue.reduce((sum, { count }) => sum + count, 0);
