import { Pool } from 'pg';
import { createTestDatabase } from '../postgres/testing/index.ts';
import { createAccounts, type Accounts, type PasskeySite, type SignInAttempt } from './index.ts';

export const morning = Date.parse('2026-11-21T08:00:00.000Z');
export const password = 'purple elephant 7';

/** Seals the secrets of second factors in specs. */
export const secret = new Uint8Array(32).fill(7);

export const attempt = (over: Partial<SignInAttempt> = {}): SignInAttempt => ({
  loginName: 'wang.fang',
  password,
  address: '203.0.113.7',
  userAgent: 'Firefox',
  ipPrefix: '203.0.113.0/24',
  ...over,
});

/** Where the passkeys of specs hold. */
export const passkeySite: PasskeySite = { rpId: 'staff.example.org', origin: 'https://staff.example.org', name: '健康证管理平台' };

/** What became of it: `done`, or the code of the refusal. */
export const codeOf = (outcome: Promise<unknown>): Promise<string> =>
  outcome.then(
    () => 'done',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );

/** Its connections may still be closing when the database is dropped under them. */
const poolOf = (connectionString: string, max: number): Pool => new Pool({ connectionString, max }).on('error', () => undefined);

/** A database in which Wang Fang alone may sign in, and a clock that stands still until it is told. */
export interface Bench {
  readonly pool: Pool;
  readonly owner: Pool;
  /** As of another process: the same database and clock, another memory. */
  open(): Accounts;
  /** Empties the tables, sets the clock back, and lets Wang Fang in. */
  fresh(): Promise<Accounts>;
  later(seconds: number): void;
  close(): Promise<void>;
}

export const openBench = async (): Promise<Bench> => {
  const database = await createTestDatabase();
  const pool = poolOf(database.appUrl, 6);
  const owner = poolOf(database.ownerUrl, 1);
  let clock = morning;
  const open = (): Accounts => createAccounts({ pool, secret, passkeySite, now: () => new Date(clock) });
  return {
    pool,
    owner,
    open,
    fresh: async () => {
      clock = morning;
      await owner.query('TRUNCATE credential, sign_in_failure CASCADE');
      const accounts = open();
      await accounts.create({ staffId: 'staff-1', loginName: 'Wang.Fang', password, mustChange: false });
      return accounts;
    },
    later: (seconds) => {
      clock += seconds * 1000;
    },
    close: async () => {
      await Promise.all([pool.end(), owner.end()]);
      await database.drop();
    },
  };
};
