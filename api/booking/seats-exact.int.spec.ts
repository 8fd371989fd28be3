import { dayDecider, dayEvents, dayStream, type DayCommand } from '@healthcert/domain/booking';
import { createCodec, createCommandHandler, newId, Rejection, type EventStore } from '@healthcert/domain/kernel';
import { createPostgresEventStore } from '@healthcert/integrations/event-store/postgres';
import { createTestDatabase, type TestDatabase } from '@healthcert/integrations/postgres/testing';
import { createVault, deriveVaultKeys } from '@healthcert/integrations/vault';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEventStoreDb } from '../../integrations/event-store/eventstoredb/event-store.ts';
import { startFakeServer, type FakeServer } from '../../integrations/event-store/eventstoredb/testing/fake-server.ts';

const [seats, tries, doors] = [20, 240, 3];
const day = { institutionId: 'clinic-1', date: '2026-12-01' };
const meta = () => ({
  commandId: newId(),
  actorId: 'staff-desk',
  actorRoles: [],
  institutionId: 'clinic-1',
  now: '2026-11-21T00:00:00.000Z',
  correlationId: newId(),
  causationId: null,
});

let database: TestDatabase;
let pool: Pool;
let server: FakeServer;
beforeAll(async () => {
  [database, server] = await Promise.all([createTestDatabase(), startFakeServer()]);
  pool = new Pool({ connectionString: database.appUrl, max: 8 }).on('error', () => undefined);
});
afterAll(async () => {
  server.stop();
  await pool.end();
  await database.drop();
});

/** Each with connections, caches and queues of its own, as so many processes have. */
describe.each<[string, () => Promise<EventStore>]>([
  ['Postgres', () => createPostgresEventStore({ url: database.appUrl })],
  ['EventStoreDB', () => openEventStoreDb({ url: server.url })],
])('the last seats, by %s', (_, open) => {
  it(`go to ${seats} of ${tries} who try at once by ${doors} doors; everybody is answered, and none is lost (A12)`, async () => {
    const vault = createVault({ pool, keys: deriveVaultKeys(Buffer.alloc(32, 7)) });
    const stores = await Promise.all(Array.from({ length: doors }, open));
    const handlers = stores.map((store) => createCommandHandler({ store, codec: createCodec([dayEvents], vault) }));
    const send = (door: number, command: DayCommand) => handlers[door]!.handle(dayDecider, dayStream(day), command);
    const slots = [{ slot: '08:00', until: '09:00', seats, held: 0 }];
    await send(0, { type: 'OpenBookingDay', data: { ...day, origin: 'hand', discretion: false, slots }, meta: meta() });
    const answers = await Promise.all(
      Array.from({ length: tries }, async (_try, n) => {
        const { personId } = await vault.enrol(newId(), newId());
        const who = { name: '演示', documentType: 'idCard' as const, documentNumber: '341102199003072316', birthDate: '1990-03-07' };
        const bookingId = newId();
        const data = { ...day, bookingId, slot: '08:00', programmeId: 'food-handler', personId, ...who, sex: 'male' as const };
        try {
          await send(n % doors, { type: 'BookSeat', data, meta: meta() });
          return bookingId;
        } catch (error) {
          return error instanceof Rejection ? error.code : String(error);
        }
      }),
    );
    const booked = answers.filter((answer) => /^[0-9a-f-]{36}$/.test(answer));
    expect(answers.filter((answer) => answer === 'SlotFull')).toHaveLength(tries - seats);
    const { events } = await stores[0]!.readStream(`day-${dayStream(day)}`);
    const stored = events.filter(({ type }) => type === 'SeatBooked').map(({ data }) => data.bookingId as string);
    expect(stored).toHaveLength(seats);
    expect(new Set(stored)).toEqual(new Set(booked));
    await Promise.all(stores.map((store) => store.close()));
  });
});
