import type { TestDatabase } from '@healthcert/integrations/postgres/testing';
import type { FastifyInstance } from 'fastify';
import { rm } from 'node:fs/promises';
import { Pool } from 'pg';
import { pino, type Logger } from 'pino';
import { createApp } from '../app.ts';
import { compose } from '../compose/compose.ts';
import { logging } from '../logging.ts';
import { readSettings } from '../settings.ts';
import type { System } from '../system.ts';
import { clientOf, type Client, type Told } from './client.ts';
import { testClock, type TestClock } from './clock.ts';
import { newPlace, found, foundedPlace, settle, type CityPlace } from './founded-city.ts';

export interface TestSystem {
  readonly system: System;
  readonly app: FastifyInstance;
  readonly clock: TestClock;
  readonly database: TestDatabase;
  /** As the database's owner: for looking at what is stored. */
  readonly owner: Pool;
  readonly stranger: Client;
  /** A new session of this member of the staff, by login name. */
  as(loginName: string): Promise<Client>;
  /** Resolves when every read model holds everything that is stored now. */
  settled(): Promise<void>;
  /** How many events are stored. */
  events(): Promise<number>;
  close(): Promise<void>;
}

export interface TestSystemOptions {
  readonly settings?: Readonly<Record<string, string>>;
  readonly startsAt?: string;
  readonly log?: Logger;
  readonly statusListCapacity?: number;
  /** Reactions and jobs run as well. */
  readonly work?: boolean;
}

/** What everybody's password is; hashed only for those who sign in. */
export const password = 'purple elephant 7';
let hashed: string | undefined;

/** Morning in China of a day that is still the day before in UTC: dates that are not reckoned in China show. */
export const morning = '2026-11-20T23:30:00.000Z';

/** The whole system on a database of its own, in a small city, with a clock that stands still. */
export const openTestSystem = async ({ startsAt = morning, ...options }: TestSystemOptions = {}): Promise<TestSystem> => {
  const clock = testClock(startsAt);
  const composed = ({ database: { appUrl }, directory }: CityPlace, chosen: TestSystemOptions, now = clock.now): Promise<System> => {
    const { settings = {}, log = pino(logging(process.env.TEST_LOG_LEVEL ?? 'silent')), ...more } = chosen;
    const all = { DATA_DIR: directory, LOG_LEVEL: 'silent', PUBLIC_URL: 'https://health.example.cn', ...settings };
    return compose({ settings: readSettings(all), appUrl, log, project: true, ...more, clock: now });
  };
  // What was sealed with the keys of one city opens with no others.
  const ownKeys = options.settings?.HEALTHCERT_MASTER_KEY !== undefined;
  const place = ownKeys ? await newPlace() : await foundedPlace((first) => composed(first, {}, testClock(morning).now));
  const { database, directory } = place;
  const system = await composed(place, options);
  if (ownKeys) await found(system);
  const app = await createApp(system);
  await app.ready();
  // Its connections may still be closing when the database is dropped under them.
  const owner = new Pool({ connectionString: database.ownerUrl, max: 2 }).on('error', () => undefined);
  const known = new Set<string>();
  const told: Told = { position: null };

  /** Hashing is slow on purpose: it is done once in a process, and everybody has the same password. */
  const mayEnter = async (staffId: string, loginName: string): Promise<void> => {
    if (hashed === undefined) {
      await system.accounts.create({ staffId, loginName, password, mustChange: false });
      const { rows } = await owner.query<{ hash: string }>('SELECT password_hash AS hash FROM credential WHERE staff_id = $1', [staffId]);
      hashed = rows[0]!.hash;
    } else {
      await owner.query(
        'INSERT INTO credential (staff_id, login_name, password_hash, must_change, changed_at) VALUES ($1, $2, $3, false, $4)',
        [staffId, loginName, hashed, clock.now()],
      );
    }
  };
  let entering = Promise.resolve();

  const as = async (loginName: string): Promise<Client> => {
    const staffId = `staff-${loginName}`;
    const enterAfter = async (others: Promise<void>): Promise<void> => {
      await others;
      if (!known.has(staffId)) await mayEnter(staffId, loginName);
      known.add(staffId);
    };
    entering = enterAfter(entering);
    await entering;
    const { token } = await system.accounts.openSession(staffId);
    return clientOf(app, token, told);
  };

  return {
    system,
    app,
    clock,
    database,
    owner,
    stranger: clientOf(app, null, told),
    as,
    settled: () => settle(system),
    events: async () => (await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM event_store.events')).rows[0]!.n,
    close: async () => {
      await app.close();
      await system.close();
      await owner.end();
      await database.drop();
      await rm(directory, { recursive: true, force: true });
    },
  };
};
