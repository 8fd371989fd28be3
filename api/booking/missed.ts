import { bookingOperations } from '@healthcert/domain/booking';
import { derivedId, plainOfTheCity, Rejection } from '@healthcert/domain/kernel';
import { recordsMissedBookings } from '@healthcert/domain/parameter';
import { dayInChina, daysAfter } from '@healthcert/domain/person';
import { dailyInChina, type ScheduledTask } from '@healthcert/integrations/jobs';
import { bookingListModel } from '@healthcert/projections/booking-list';
import type { Reads } from '@healthcert/projections/kernel';
import { worker } from '../jobs/executors.ts';
import type { Parameters } from '../parameter/parameters.ts';
import { execute, type Doors } from '../operations/index.ts';

const cause = 'missed booking';
/** What a night could not be done is made up for in the nights after it. */
const nights = 7;
const pageSize = 200;

interface Needs {
  readonly doors: Doors;
  readonly reads: Pick<Reads, 'list'>;
  readonly parameters: Pick<Parameters, 'value'>;
}

/**
 * Every night whoever was booked for the day before and did not come is recorded as having missed it (A12). The command
 * of each has an id of its own: any number of processes record it once, and what a desk takes back stays taken back.
 * Whose time was closed by the clinic has missed nothing; a clinic may leave it to its desk.
 */
export const missedBookings = ({ doors, reads, parameters }: Needs): ScheduledTask => ({
  name: 'missed-bookings',
  lastDue: dailyInChina('00:20'),
  start: async (due) => {
    const now = due.toISOString();
    const today = dayInChina(now);
    const filter = {
      state: { eq: 'booked' },
      slotClosed: { eq: false },
      date: { from: daysAfter(today, -nights), to: daysAfter(today, -1) },
    };
    let after: string | null = null;
    do {
      const { rows, endCursor, hasNextPage } = await reads.list({
        model: bookingListModel,
        scope: plainOfTheCity,
        filter,
        first: pageSize,
        after,
      });
      for (const { values } of rows) {
        const { institutionId, date, bookingId } = values as { institutionId: string; date: string; bookingId: string };
        if (!(await parameters.value(recordsMissedBookings, institutionId))) continue;
        const commandId = derivedId(cause, `${bookingId} ${date}`);
        const request = { actor: worker, commandId, correlationId: commandId, now };
        await execute(doors, bookingOperations.recordMissedBooking, { institutionId, date, bookingId }, request).catch((error: unknown) => {
          // Cancelled, moved or come in the meantime: the list was a moment older than the day.
          if (!(error instanceof Rejection)) throw error;
        });
      }
      after = hasNextPage ? endCursor : null;
    } while (after !== null);
  },
});
