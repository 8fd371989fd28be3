import type { EventStore } from '@healthcert/domain/kernel';
import type { AnyReadModel, LiveReadModels, ProjectionRunner } from '@healthcert/projections/kernel';
import type { Pool } from 'pg';
import { roomOf } from './disk-room.ts';

export interface ConditionSettings {
  readonly pool: Pool;
  readonly store: EventStore;
  /** Why appends fail just now; null: they do not. */
  readonly failing: () => string | null;
  readonly models: readonly AnyReadModel[];
  readonly live: LiveReadModels;
  readonly runner: ProjectionRunner | null;
  /** Where an embedded database keeps its data. */
  readonly storage: string | null;
  readonly now: () => number;
}

export interface Lag {
  readonly name: string;
  readonly lagSeconds: number;
}

/** How the system is: what keeps it from serving, what will before long, and how far behind the read models are. */
export interface Condition {
  problems(): Promise<readonly string[]>;
  warnings(): Promise<readonly string[]>;
  lag(): readonly Lag[];
  stop(): void;
}

const measuredEvery = 5000;
const answerWithin = 2000;
const lateSeconds = 60;

const answered = async <T>(asked: Promise<T>): Promise<T | null> => {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), answerWithin);
  try {
    return await Promise.race([asked, late.promise]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
};

export const watchCondition = ({ pool, store, failing, models, live, runner, storage, now }: ConditionSettings): Condition => {
  let lag: readonly Lag[] = [];

  /** By the age of the first event that the read model does not hold; so also where another process projects. */
  const lagOf = async (model: AnyReadModel): Promise<Lag> => {
    const { events } = await store.readAll(live.position(model), 1);
    const age = events[0] ? (now() - Date.parse(events[0].recordedAt)) / 1000 : 0;
    return { name: model.name, lagSeconds: Math.max(0, age) };
  };
  const measure = async (): Promise<void> => {
    lag = (await Promise.all(models.map(lagOf)).catch(() => null)) ?? lag;
  };
  const watch = setInterval(() => void measure(), measuredEvery).unref();

  const stopped = async (): Promise<string[]> =>
    ((runner && (await answered(runner.status()))) ?? [])
      .filter(({ state }) => state === 'stopped')
      .map(({ readModel, failure }) => `${readModel}: ${failure?.message ?? 'stopped'}`);

  return {
    problems: async () => {
      const [database, head, projections] = await Promise.all([answered(pool.query('SELECT 1')), answered(store.head()), stopped()]);
      const why = failing();
      return [
        ...projections,
        ...(database !== null ? [] : ['the database does not answer']),
        ...(head !== null ? [] : ['the event store does not answer']),
        ...(why === null ? [] : [`events cannot be stored: ${why}`]),
      ];
    },
    warnings: async () => {
      const room = storage === null ? null : await roomOf(storage);
      const late = lag.filter(({ lagSeconds }) => lagSeconds > lateSeconds);
      return [...(room === null ? [] : [room]), ...late.map(({ name, lagSeconds }) => `${name} is ${Math.round(lagSeconds)} s behind`)];
    },
    lag: () => lag,
    stop: () => clearInterval(watch),
  };
};
