import { useMemo } from 'react';
import type { BookedAheadQuery } from '../gql/graphql.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { useMe } from '../session/SessionProvider.tsx';
import { bookedAhead } from './queries.ts';

export type BookedDay = BookedAheadQuery['bookedAhead'][number];

const live = ['booking-slot-list'];

/** Who would come in vain where an institution, or one below it, took nobody, by day. Undefined: not known yet, or not to be known by this person. */
export const useBookedAhead = (institutionId: string, wanted = true): readonly BookedDay[] | undefined => {
  const { reads } = useMe();
  const variables = useMemo(() => ({ institutionId }), [institutionId]);
  const pause = !wanted || !('booking-slot-list' in reads);
  return useLiveQuery({ query: bookedAhead, variables, live, every: 5000, pause }).data?.bookedAhead;
};

export const sumOf = (days: readonly BookedDay[]): number => days.reduce((sum, { count }) => sum + count, 0);
