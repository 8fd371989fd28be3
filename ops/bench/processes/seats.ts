import { newId, Rejection } from '@healthcert/domain/kernel';
import { createPostgresEventStore } from '@healthcert/integrations/event-store/postgres';
import { createVault, deriveVaultKeys } from '@healthcert/integrations/vault';
import { Client, Pool } from 'pg';
import { bookingDay, handlerFor } from '../booking-day.ts';
import { serve, taskOf } from '../child.ts';

export interface SeatsTask {
  readonly appUrl: string;
  readonly institutionId: string;
  readonly slot: string;
  readonly tries: number;
  /** An advisory lock that is held until all processes are ready. */
  readonly gate: number;
}

export interface SeatsAnswer {
  /** Ids of the bookings that have a seat. */
  readonly booked: readonly string[];
  /** How many were told that the slot is full. */
  readonly full: number;
  /** Names of errors that were no answer. */
  readonly failed: readonly string[];
}

/** One of several processes that all want the same seats at once. */
const { appUrl, institutionId, slot, tries, gate } = await taskOf<SeatsTask>();
const store = await createPostgresEventStore({ url: appUrl });
const pool = new Pool({ connectionString: appUrl, max: 8 });
const vault = createVault({ pool, keys: deriveVaultKeys(Buffer.alloc(32, 7)) });
const day = bookingDay(handlerFor(store, vault));
const people = await Promise.all(Array.from({ length: tries }, async () => (await vault.enrol(newId(), newId())).personId));

const waiting = new Client(appUrl);
await waiting.connect();
await waiting.query('SELECT pg_advisory_lock_shared($1)', [gate]);
await waiting.end();

const booked: string[] = [];
const failed: string[] = [];
let full = 0;
await Promise.all(
  people.map(async (personId) => {
    try {
      booked.push(await day.book(institutionId, slot, personId));
    } catch (error) {
      if (error instanceof Rejection && error.code === 'SlotFull') full += 1;
      else failed.push(error instanceof Error ? error.name : 'unknown');
    }
  }),
);

await serve({ booked, full, failed } satisfies SeatsAnswer, async () => {
  await store.close();
  await pool.end();
});
