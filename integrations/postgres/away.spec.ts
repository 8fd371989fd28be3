import { Client, DatabaseError } from 'pg';
import { describe, expect, it } from 'vitest';
import { databaseIsAway } from './index.ts';

const refusedWith = (code: string, severity = 'ERROR'): DatabaseError =>
  Object.assign(new DatabaseError('refused', 7, 'error'), { code, severity });

describe('an error of the database', () => {
  it.each(['08006', '28000', '40P01', '53100', '53300', '57014', '58030', 'XX000'])('%s passes', (code) =>
    expect(databaseIsAway(refusedWith(code))).toBe(true),
  );
  it.each(['22P02', '23505', '42501', '42P01'])('%s is the fault of what was asked', (code) =>
    expect(databaseIsAway(refusedWith(code))).toBe(false),
  );
  it('that ends the connection passes', () => expect(databaseIsAway(refusedWith('57P01', 'FATAL'))).toBe(true));
  it('of a server that is not there passes', async () => {
    const client = new Client('postgres://nobody@127.0.0.1:1/none');
    const error: unknown = await client.connect().catch((reason: unknown) => reason);
    expect(databaseIsAway(error)).toBe(true);
  });
  it('is not every error', () => {
    expect(databaseIsAway(new TypeError('x is not a function'))).toBe(false);
    expect(databaseIsAway(null)).toBe(false);
  });
});
