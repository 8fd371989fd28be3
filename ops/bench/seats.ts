import { createPostgresEventStore } from '@healthcert/integrations/event-store/postgres';
import { createVault, deriveVaultKeys } from '@healthcert/integrations/vault';
import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '@healthcert/domain/kernel';
import { Client, Pool } from 'pg';
import { bookingDay, dayStreamOf, handlerFor } from './booking-day.ts';
import { startChild } from './child.ts';
import { drive } from './drive.ts';
import type { Environment } from './environment.ts';
import type { SeatsAnswer, SeatsTask } from './processes/seats.ts';

const database = 'booking_day';
const [processes, tries, seats] = [3, 2000, 50];
const slot = '08:00';

const open = (environment: Environment) =>
  environment.once(
    'booking day',
    async () => {
      const { appUrl } = await environment.database(database);
      const store = await createPostgresEventStore({ url: appUrl });
      const pool = new Pool({ connectionString: appUrl, max: 8 });
      const vault = createVault({ pool, keys: deriveVaultKeys(Buffer.alloc(32, 7)) });
      return { appUrl, store, pool, vault, day: bookingDay(handlerFor(store, vault)) };
    },
    async ({ store, pool }) => {
      await store.close();
      await pool.end();
    },
  );

/** All processes begin together: each is ready and waits for a lock that is held here. */
const together = async (appUrl: string, gate: number, start: () => Promise<readonly SeatsAnswer[]>): Promise<readonly SeatsAnswer[]> => {
  const holder = new Client(appUrl);
  await holder.connect();
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [gate]);
    const answers = start();
    answers.catch(() => undefined);
    const waiting = `SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND NOT granted`;
    for (;;) {
      const { rows } = await holder.query<{ n: number }>(waiting, [gate]);
      if (rows[0]!.n === processes) break;
      await Promise.race([delay(20), answers]);
    }
    await holder.query('SELECT pg_advisory_unlock($1)', [gate]);
    return await answers;
  } finally {
    await holder.end();
  }
};

/**
 * Tries of 2,000 people at once, from three processes, for 50 seats: how many have one.
 * @throws where anybody was not answered, or what was answered is not what is stored
 */
export const seatsGiven = async (environment: Environment): Promise<number> => {
  const { appUrl, store, day } = await open(environment);
  const institutionId = `clinic-${newId()}`;
  await day.open(institutionId, [{ slot, until: '09:00', seats, held: 0 }]);
  const share = (n: number): number => Math.floor(tries / processes) + (n < tries % processes ? 1 : 0);
  const gate = Number.parseInt(institutionId.slice(-7), 16);
  const answers = await together(appUrl, gate, async () => {
    const children = await Promise.all(
      Array.from({ length: processes }, (_, n) =>
        startChild<SeatsAnswer>('seats', { appUrl, institutionId, slot, tries: share(n), gate } satisfies SeatsTask),
      ),
    );
    await Promise.all(children.map((child) => child.close()));
    return children.map(({ answer }) => answer);
  });
  const booked = answers.flatMap((answer) => answer.booked);
  const full = answers.reduce((sum, answer) => sum + answer.full, 0);
  const failed = answers.flatMap((answer) => answer.failed);
  const { events } = await store.readStream(dayStreamOf(institutionId));
  const stored = events.filter(({ type }) => type === 'SeatBooked').map(({ data }) => data.bookingId as string);
  const said = `${booked.length} have a seat, ${full} were told that it is full, ${failed.length} failed (${[...new Set(failed)].join(', ')}), ${stored.length} are stored`;
  const same = stored.toSorted().join() === booked.toSorted().join();
  if (failed.length > 0 || booked.length + full !== tries || !same || stored.length !== seats) throw new Error(said);
  return stored.length;
};

const slots = Array.from({ length: 16 }, (_, n) => {
  const hour = (minutes: number): string =>
    `${String(8 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return { slot: hour(n * 30), until: hour((n + 1) * 30), seats: 60, held: 0 };
});
const seatsOfDay = slots.reduce((sum, one) => sum + one.seats, 0);

/** Seats booked a second on one day, by so many callers; a day of 960 seats that is full is followed by the next. */
export const seatRate = async (environment: Environment, callers: number, seconds: number): Promise<number> => {
  const { day, vault } = await open(environment);
  const people = await environment.once(
    'people who book',
    () => Promise.all(Array.from({ length: seatsOfDay }, async () => (await vault.enrol(newId(), newId())).personId)),
    () => Promise.resolve(),
  );
  const days: Promise<string>[] = [];
  const dayAt = (n: number): Promise<string> => {
    days[n] ??= (async () => {
      const institutionId = `clinic-${newId()}`;
      await day.open(institutionId, slots);
      return institutionId;
    })();
    return days[n];
  };
  let next = 0;
  return await drive({ callers, seconds }, async () => {
    const n = next++;
    const seat = n % seatsOfDay;
    await day.book(await dayAt(Math.floor(n / seatsOfDay)), slots[seat % slots.length]!.slot, people[seat]!);
  });
};
