import { bookingOperations } from '@healthcert/domain/booking';
import { newId } from '@healthcert/domain/kernel';
import { mainClinic } from '@healthcert/ops/seed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSystem, type Client, type TestSystem } from '../testing/index.ts';
import { dailyCapacityRun } from './daily-run.ts';

let test: TestSystem;
let admin: Client;
let city: Client;
beforeAll(async () => {
  // A Saturday, 07:30 in China.
  test = await openTestSystem({ work: true });
  [admin, city] = await Promise.all([test.as('clinicadmin'), test.as('cityadmin')]);
  const value = {
    name: { zh: '平日', en: 'Weekdays' },
    days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'makeUpWorkday'],
    sessions: [{ from: '08:00', until: '11:00', minutes: 60, seats: 10, held: 2 }],
  };
  await admin.done('changeBookingPatterns', { institutionId: mainClinic, changes: [{ add: { code: 'weekdays', value } }] });
});
afterAll(() => test.close());

interface Run {
  readonly runId: string;
  readonly state: string;
  readonly trigger: string;
  readonly daysOpened: number | null;
  readonly until: string | null;
  readonly failures: readonly string[];
}
const runOf = async (runId: string): Promise<Run | undefined> =>
  (
    await admin.ask<{ capacityRunList: { nodes: Run[] } }>(
      'query ($runId: ID!) { capacityRunList(filter: { runId: $runId }) { nodes { runId state trigger daysOpened until failures } } }',
      { runId },
    )
  ).capacityRunList.nodes[0];
const finished = (runId: string, state: string) => expect.poll(async () => (await runOf(runId))?.state, { timeout: 20_000 }).toBe(state);
const preview = async (client: Client, institutionId = mainClinic) =>
  await client.query<{ capacityPreview: { date: string; outcome: string; times: number; seats: number }[] }>(
    `{ capacityPreview(institutionId: "${institutionId}") { date outcome times seats } }`,
  );
const outcomes = async (): Promise<Record<string, string>> =>
  Object.fromEntries((await preview(admin)).data!.capacityPreview.map(({ date, outcome }) => [date, outcome]));
const run = async (institutionId: string | null = mainClinic): Promise<string> => {
  const runId = newId();
  await admin.done('runCapacityGeneration', { runId, institutionId });
  return runId;
};

describe('the days to come (A12)', () => {
  it('are looked at before they are opened, by whoever may open them', async () => {
    const { data } = await preview(admin);
    expect(data!.capacityPreview).toHaveLength(14);
    expect(data!.capacityPreview.slice(0, 3)).toEqual([
      { date: '2026-11-21', outcome: 'noPattern', times: 0, seats: 0 },
      { date: '2026-11-22', outcome: 'noPattern', times: 0, seats: 0 },
      { date: '2026-11-23', outcome: 'open', times: 3, seats: 30 },
    ]);
    expect((await preview(await test.as('desk'))).errors).toMatchObject([{ extensions: { code: 'NotPermitted' } }]);
    expect((await preview(admin, 'tianchang-clinic')).errors).toMatchObject([{ extensions: { code: 'NotPermitted' } }]);
  });

  it('are opened by a run, once, and what was set by hand stays', async () => {
    const byHand = {
      institutionId: mainClinic,
      date: '2026-11-23',
      discretion: false,
      slots: [{ slot: '13:00', until: '14:00', seats: 3, held: 0 }],
    };
    await admin.done(bookingOperations.openBookingDay.name as 'openBookingDay', { ...byHand, origin: 'hand' });
    const first = await run();
    await finished(first, 'opened');
    // Ten weekdays in two weeks, one of which was opened by hand.
    expect(await runOf(first)).toMatchObject({ trigger: 'hand', daysOpened: 9, until: '2026-12-04', failures: [] });
    const again = await run();
    await finished(again, 'opened');
    expect(await runOf(again)).toMatchObject({ daysOpened: 0, until: null });
    const { bookingSlotList } = await admin.ask<{ bookingSlotList: { nodes: { date: string; slot: string; seats: number }[] } }>(
      '{ bookingSlotList(filter: { date: { to: "2026-11-24" } }) { nodes { date slot seats } } }',
    );
    expect(bookingSlotList.nodes).toEqual([
      { date: '2026-11-23', slot: '13:00', seats: 3 },
      ...['08:00', '09:00', '10:00'].map((slot) => ({ date: '2026-11-24', slot, seats: 10 })),
    ]);
    expect((await outcomes())['2026-11-24']).toBe('opened');
  });

  it('are opened every night by the clock, by one of several processes', async () => {
    const task = dailyCapacityRun(test.system.doors);
    const due = task.lastDue(new Date(test.system.now()));
    expect(due.toISOString()).toBe('2026-11-20T16:10:00.000Z');
    await Promise.all([task.start(due), task.start(due)]);
    await expect
      .poll(async () => {
        const { capacityRunList } = await admin.ask<{ capacityRunList: { nodes: Run[] } }>(
          '{ capacityRunList(filter: { trigger: [schedule] }) { nodes { state } } }',
        );
        return capacityRunList.nodes.map(({ state }) => state);
      })
      .toEqual(['opened']);
  });

  it('are not guessed without the year’s holidays: the run says so, and goes on when they are entered', async () => {
    test.clock.advance({ days: 35 });
    const missing = await run();
    await finished(missing, 'failed');
    const { failures, daysOpened } = (await runOf(missing))!;
    // 28 to 31 December are of 2026.
    expect(daysOpened).toBe(4);
    expect(failures[0]).toBe(`CalendarMissing ${mainClinic} 2027-01-01`);
    const off = [{ name: '元旦', from: '2027-01-01', until: '2027-01-03' }];
    const value = { name: { zh: '2027 年', en: '2027' }, year: 2027, source: '演示', off, workdays: [] };
    const add = (year: number) => city.send('changeHolidayCalendars', { changes: [{ add: { code: '2027', value: { ...value, year } } }] });
    expect(await add(2026)).toMatchObject({ code: 'CodeIsYear' });
    expect((await add(2027)).__typename).toBe('CommandReceipt');
    expect((await outcomes())['2027-01-01']).toBe('off');
    const now = await run();
    await finished(now, 'opened');
    expect(await runOf(now)).toMatchObject({ daysOpened: 5, until: '2027-01-08' });
  });
});
