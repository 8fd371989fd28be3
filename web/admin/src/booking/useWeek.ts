import { useMemo } from 'react';
import type { BookingSlotsQuery, BookingSlotsQueryVariables } from '../gql/graphql.ts';
import { readFragment } from '../gql/index.ts';
import { useLiveQuery } from '../graphql/useLiveQuery.ts';
import { bookingSlots, slotOfWeek, type SlotRow } from './queries.ts';
import { daysLater } from './week.ts';

const live = ['booking-slot-list'];

/** What to ask for so many days, in its two halves. */
export const slotsFrom = (from: string, days: number): BookingSlotsQueryVariables => {
  const half = Math.floor((days - 1) / 2);
  return { from, middle: daysLater(from, half), next: daysLater(from, half + 1), to: daysLater(from, days - 1) };
};

/** Both halves of what was answered for so many days; one day has no second half. */
export const slotsIn = ({ first, rest }: BookingSlotsQuery, days: number): readonly SlotRow[] =>
  [...first.nodes, ...(days > 1 ? rest.nodes : [])].map((row) => readFragment(slotOfWeek, row));

/** The times of so many days with their seats, as they stand now. */
export const useSlots = (from: string, days: number, pause = false) => {
  const variables = useMemo(() => slotsFrom(from, days), [from, days]);
  const { data, error, again } = useLiveQuery({ query: bookingSlots, variables, live, pause });
  const slots = useMemo(() => data && slotsIn(data, days), [data, days]);
  return { slots, error, again };
};
