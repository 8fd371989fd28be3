import { readText } from '@healthcert/integrations/spreadsheet';
import { certificateRegisterModel } from '@healthcert/projections/certificate-register';
import { strFromU8, unzipSync } from 'fflate';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cityOfFile, passage, type Crew, type TestSystem } from '../testing/index.ts';

const rows = 100_000;
const megabyte = 1024 * 1024;

let test: TestSystem;
let crew: Crew;
let address: string;
cityOfFile((made) => ({ test, crew } = made));
beforeAll(async () => {
  await passage(crew, 'issued');
  await test.settled();
  const table = test.system.reads.liveTable(certificateRegisterModel);
  const { rowCount } = await test.system.readPool.query(
    `INSERT INTO ${table} SELECT made.* FROM ${table} AS one, generate_series(1, $1::int) AS n,
       jsonb_populate_record(one, jsonb_build_object('number', 'X' || lpad(n::text, 11, '0'))) AS made`,
    [rows - 1],
  );
  expect(rowCount).toBe(rows - 1);
  address = await test.app.listen({ port: 0, host: '127.0.0.1' });
});

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
afterAll(() => setFlagsFromString('--no-expose-gc'));

/** What is held, in bytes, once nothing is left to collect. */
const held = (): number => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const take = (form: 'csv' | 'xlsx', signal: AbortSignal | null = null): Promise<Response> =>
  fetch(`${address}/api/export/certificate-register`, {
    method: 'POST',
    signal,
    headers: { ...crew.certs.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ form, columns: ['number', 'name', 'validUntil', 'validity', 'issuedBy'], sort: { by: 'number' } }),
  });

const expected = Array.from({ length: rows - 1 }, (_none, n) => `X${String(n + 1).padStart(11, '0')}`);

describe('a list of 100,000 rows (A3)', () => {
  it('is read no further once its reader has gone, and their turn is free again', async () => {
    const list = vi.spyOn(test.system.reads, 'list');
    const leave = new AbortController();
    const answer = await take('csv', leave.signal);
    await answer.body!.getReader().read();
    leave.abort();
    // Two at once are allowed: two more can begin only when the first has been given up.
    const begun = async (): Promise<readonly number[]> => {
      const others = await Promise.all([take('csv'), take('csv')]);
      await Promise.all(others.map(({ body }) => body!.cancel()));
      return others.map(({ status }) => status);
    };
    await expect.poll(begun, { interval: 1000, timeout: 60_000 }).toEqual([200, 200]);
    expect(list.mock.calls.length).toBeLessThan(rows / 1000);
    list.mockRestore();
  });

  it.each(['csv', 'xlsx'] as const)('leaves as %s to the last row, and memory does not grow with it', async (form) => {
    const answer = await take(form);
    expect(answer.headers.get('x-total-rows')).toBe(String(rows));
    const before = held();
    let most = 0;
    let size = 0;
    let pieces = 0;
    const parts: Uint8Array[] = [];
    for await (const part of answer.body!) {
      parts.push(part);
      size += part.length;
      if ((pieces += 1) % 50 === 0) most = Math.max(most, held() - before - size);
    }
    const file = Buffer.concat(parts);
    console.info(`${form}: ${(size / megabyte).toFixed(1)} MB, at most ${(most / megabyte).toFixed(1)} MB held beside it`);
    expect(most).toBeLessThan(40 * megabyte);
    const numbers =
      form === 'csv'
        ? file
            .toString()
            .split('\r\n')
            .slice(1, -1)
            .map((line) => readText(`a,b,c,d,e\n${line}`).rows[0]!.cells[0]!)
        : [...strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml']!).matchAll(/<c r="A\d+"[^>]*><is><t[^>]*>([^<]+)/g)]
            .slice(1)
            .map(([, cell]) => cell!);
    expect(numbers.length).toBe(rows);
    expect(numbers.filter((number) => number.startsWith('X'))).toEqual(expected);
  });
});
