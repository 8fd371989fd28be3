import { useMemo } from 'react';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { bookingSlots, type SlotRow } from './queries.ts';
import { daysLater } from './week.ts';

const live = ['booking-slot-list'];

/** The times of so many days with their seats, as they stand now. */
export const useSlots = (from: string, days: number, pause = false) => {
  const variables = useMemo(() => {
    const half = Math.floor((days - 1) / 2);
    return { from, middle: daysLater(from, half), next: daysLater(from, half + 1), to: daysLater(from, days - 1) };
  }, [from, days]);
  const { data, error, again } = useLiveQuery({ query: bookingSlots, variables, live, pause });
  const slots = useMemo<readonly SlotRow[] | undefined>(
    () => data && [...data.first.nodes, ...(days > 1 ? data.rest.nodes : [])],
    [data, days],
  );
  return { slots, error, again };
};
