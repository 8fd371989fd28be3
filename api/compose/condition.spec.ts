import { newId, type EventStore, type Position } from '@healthcert/domain/kernel';
import { createMemoryEventStore } from '@healthcert/domain/testing';
import type { AnyReadModel, LiveReadModels, ParkedSummary } from '@healthcert/projections/kernel';
import type { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchCondition, type Condition } from './condition.ts';

describe('the condition of a system', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    watched.stop();
    vi.useRealTimers();
  });

  let watched: Condition;
  const watch = ({
    store = createMemoryEventStore() as EventStore,
    query = async (): Promise<unknown> => [],
    position = null as Position | null,
    late = 0,
    parked = [] as ParkedSummary[],
  }) => {
    watched = watchCondition({
      pool: { query } as unknown as Pool,
      store,
      failing: () => null,
      models: [{ name: 'case-worklist' } as AnyReadModel],
      live: { position: () => position } as unknown as LiveReadModels,
      runner: null,
      parked: async () => parked,
      storage: null,
      now: () => Date.now() + late,
    });
    return watched;
  };
  const stored = async () => {
    const store = createMemoryEventStore();
    const event = { id: newId(), type: 'Noted', data: {}, metadata: {} };
    return { store, ...(await store.append('case-1', 'no_stream', [event])) };
  };

  it('is well where everything answers', async () => {
    const condition = watch({});
    expect([await condition.problems(), await condition.warnings()]).toEqual([[], []]);
  });

  it('has a problem where the database is silent, and says so after two seconds rather than wait', async () => {
    const problems = watch({ query: () => new Promise(() => undefined) }).problems();
    await vi.advanceTimersByTimeAsync(2000);
    expect(await problems).toEqual(['the database does not answer']);
  });

  it('has a problem where the event store is away', async () => {
    const store = { ...createMemoryEventStore(), head: () => Promise.reject(new Error('away')) };
    expect(await watch({ store }).problems()).toEqual(['the event store does not answer']);
  });

  it('is a warning where a read model is more than a minute behind the oldest event that it lacks', async () => {
    const { store } = await stored();
    const condition = watch({ store, late: 85_000 });
    await vi.advanceTimersByTimeAsync(5000);
    expect(await condition.warnings()).toEqual(['case-worklist is 90 s behind']);
    expect(condition.lag()).toEqual([{ name: 'case-worklist', lagSeconds: 90 }]);
  });

  it('is a warning where events are parked, which names the first that could not be handled', async () => {
    const { store, position } = await stored();
    const since = new Date().toISOString();
    const first = { eventId: 'e1', type: 'CaseRegistered', stream: 'case-1', message: 'UnfitValue: too long', since };
    const parked = [{ readModel: 'case-worklist', streams: 1, events: 3, first, oldestRecordedAt: since }];
    const condition = watch({ store, position, parked, late: 85_000 });
    await vi.advanceTimersByTimeAsync(5000);
    expect(await condition.warnings()).toEqual([
      `case-worklist: 3 events of 1 streams are parked since ${since}, first CaseRegistered e1 of case-1: UnfitValue: too long`,
    ]);
    expect(condition.lag()).toEqual([{ name: 'case-worklist', lagSeconds: 90 }]);
    expect(condition.parked()).toEqual(parked);
  });

  it('is no warning where it lacks nothing, however long ago that was', async () => {
    const { store, position } = await stored();
    const condition = watch({ store, position, late: 3_600_000 });
    await vi.advanceTimersByTimeAsync(5000);
    expect(await condition.warnings()).toEqual([]);
    expect(condition.lag()).toEqual([{ name: 'case-worklist', lagSeconds: 0 }]);
  });
});
