import { describe, expect, it } from 'vitest';
import { createSchedule, dailyInChina } from './schedule.ts';

const at = (instant: string): Date => new Date(instant);

describe('a daily task', () => {
  const lastDue = dailyInChina('00:10');
  it.each([
    ['2026-11-20T16:09:59.999Z', '2026-11-19T16:10:00.000Z'],
    ['2026-11-20T16:10:00.000Z', '2026-11-20T16:10:00.000Z'],
    ['2026-11-21T15:59:00.000Z', '2026-11-20T16:10:00.000Z'],
    ['2026-12-31T16:10:01.000Z', '2026-12-31T16:10:00.000Z'],
  ])('at %s was due last at %s', (now, due) => expect(lastDue(at(now)).toISOString()).toBe(due));
});

describe('a schedule', () => {
  const scheduleOf = (start: (due: Date) => Promise<void>) => {
    const time = { now: at('2026-11-20T20:00:00.000Z') };
    const troubles: unknown[] = [];
    const task = { name: 'daily', lastDue: dailyInChina('00:10'), start };
    const schedule = createSchedule({ tasks: [task], clock: () => time.now, onTrouble: (_task, error) => troubles.push(error) });
    return { schedule, time, troubles };
  };

  it('starts what is due once, and again on the next day', async () => {
    const starts: string[] = [];
    const { schedule, time } = scheduleOf((due) => Promise.resolve(void starts.push(due.toISOString())));
    await schedule.look();
    await schedule.look();
    time.now = at('2026-11-21T16:10:00.000Z');
    await schedule.look();
    expect(starts).toEqual(['2026-11-20T16:10:00.000Z', '2026-11-21T16:10:00.000Z']);
  });

  it('tries again what failed', async () => {
    let attempts = 0;
    const { schedule, troubles } = scheduleOf(() => (attempts++ === 0 ? Promise.reject(new Error('no database')) : Promise.resolve()));
    await schedule.look();
    await schedule.look();
    await schedule.look();
    expect([attempts, troubles.length]).toEqual([2, 1]);
  });
});
