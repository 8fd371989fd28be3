import type { ReadScope } from '@healthcert/domain/kernel';
import { sql } from 'kysely';
import type { Reads } from '../kernel/index.ts';
import { bookingSlotListModel } from './table.ts';

/** How many are booked on one day of one institution. */
export interface BookedDay {
  readonly institutionId: string;
  readonly date: string;
  readonly count: number;
}

/** More than a month of a city's days. */
const mostDays = 10_000;

/** Who would come in vain from a day on where these institutions took nobody: counted, without a word of who they are. */
export const bookedAhead = async (
  reads: Pick<Reads, 'aggregate'>,
  scope: ReadScope,
  { institutions, from }: { readonly institutions: readonly string[]; readonly from: string },
): Promise<readonly BookedDay[]> => {
  const rows = await reads.aggregate({
    model: bookingSlotListModel,
    scope,
    filter: { institutionId: { in: institutions }, date: { from } },
    by: { institutionId: sql`institution_id`, date: sql`date::text` },
    of: { count: sql`sum(ahead)::int` },
    atMost: mostDays,
  });
  return rows
    .map(({ institutionId, date, count }) => ({ institutionId: String(institutionId), date: String(date), count: Number(count) }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => one.date.localeCompare(other.date) || one.institutionId.localeCompare(other.institutionId));
};
