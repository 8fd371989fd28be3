import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { crewOf, openTestSystem, passage, type TestSystem } from '../testing/index.ts';

let test: TestSystem;

beforeAll(async () => {
  test = await openTestSystem();
});
afterAll(() => test.close());

const notifications = async (): Promise<number> =>
  (await test.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM event_store.events WHERE type = 'NotificationRaised'`)).rows[0]!.n;

it('a worker killed in the middle of a job leaves it to another, and its command is recognised as repeated', async () => {
  const crew = await crewOf(test);
  const { caseId } = await passage(crew, 'arrived');
  await crew.exam.done('recordResult', { caseId, item: 'shigella', findings: [{ code: 'detected' }], values: [] });

  const child = spawn(
    process.execPath,
    [
      fileURLToPath(new URL('testing/worker-child.ts', import.meta.url)),
      test.database.appUrl,
      test.system.settings.DATA_DIR,
      test.clock.now().toISOString(),
    ],
    { stdio: 'ignore' },
  );
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  expect(await notifications()).toBe(1);
  const left = await test.owner.query(`SELECT state, attempts FROM job WHERE kind = 'command' AND run_at <= $1`, [test.clock.now()]);
  expect(left.rows).toEqual([{ state: 'waiting', attempts: 1 }]);

  // Its lease still runs: nobody takes it yet.
  expect(await test.system.jobs.workOff()).toBe(0);
  test.clock.advance({ minutes: 1 });
  expect(await test.system.jobs.workOff()).toBe(1);
  expect(await notifications()).toBe(1);
  const done = await test.owner.query(`SELECT state, attempts FROM job WHERE state = 'done'`);
  expect(done.rows).toEqual([{ state: 'done', attempts: 2 }]);
});
