import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDeployment, ready, type Deployment } from './testing/index.ts';

const callers = 32;
const down = { code: 503, status: 'not ready', problems: ['the database does not answer', 'the event store does not answer'] } as const;

describe('a system that loses its database while it is used', () => {
  let city: Deployment;
  beforeAll(async () => {
    city = await openDeployment({ durable: false });
  });
  afterAll(() => city.close());

  const cutAll = async (): Promise<number> =>
    (await city.asOwner(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'healthcert_app'`)).length;

  it('answers everybody when all its connections are cut, three times, and doubles nothing', async () => {
    const { traffic } = city;
    const failed = (): number => traffic.count('Unavailable', 'OutcomeUnknown');
    for (let round = 1; round <= 3; round++) {
      let over = false;
      const before = failed();
      const calls = traffic.run(callers, () => over);
      await city.untilServed(40);
      expect(await cutAll()).toBeGreaterThan(8);
      // Nobody may have been asking just then: again, until somebody was.
      await expect.poll(async () => (failed() > before ? 'somebody was hit' : cutAll()), { timeout: 20_000 }).toBe('somebody was hit');
      over = true;
      await calls;
      await city.untilReadiness(ready);
    }
    await city.expectEachOnce();
  });

  it('says so while it is not let in, and goes on by itself once it is', async () => {
    const calls = city.traffic.run(callers, () => false);
    await city.untilServed(40);
    await city.asOwner('ALTER ROLE healthcert_app NOLOGIN');
    await cutAll();
    await calls;
    await city.untilReadiness(down);
    await city.asOwner('ALTER ROLE healthcert_app LOGIN');
    await city.untilReadiness(ready);
    await city.expectEachOnce();
  });

  it('says so while the server is stopped, and goes on by itself once that is started again', async () => {
    const calls = city.traffic.run(callers, () => false);
    await city.untilServed(40);
    await city.stopPostgres();
    await calls;
    await city.untilReadiness(down);
    await city.startPostgres();
    await city.untilReadiness(ready);
    await city.expectEachOnce();
  });

  it('shows in its read models what it acknowledged', async () => {
    const positions = city.traffic.wanted.map(({ acknowledged }) => acknowledged!.position);
    const answer = await city.traffic.wanted[0]!.client.query<{ caseWorklist: { upToDate: boolean } }>(
      '{ caseWorklist { upToDate } }',
      {},
      { 'x-seen-position': positions.toSorted().at(-1)! },
    );
    expect(answer.data?.caseWorklist.upToDate).toBe(true);
  });
});
