import type { EventStore } from '@healthcert/domain/kernel';
import type { AnyReadModel, LiveReadModels, ParkedSummary, ProjectionRunner } from '@healthcert/projections/kernel';
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
  /** What is parked of the read models, whichever process projects. */
  readonly parked: () => Promise<readonly ParkedSummary[]>;
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
  /** As lately counted. */
  parked(): readonly ParkedSummary[];
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

const told = ({ readModel, events, streams, first: { type, eventId, stream, message, since } }: ParkedSummary): string =>
  `${readModel}: ${events} events of ${streams} streams are parked since ${since}, first ${type} ${eventId} of ${stream}: ${message}`;

export const watchCondition = ({ pool, store, failing, models, live, runner, parked, storage, now }: ConditionSettings): Condition => {
  let lag: readonly Lag[] = [];
  let waiting: readonly ParkedSummary[] = [];

  /** By the age of the first event that the read model does not hold; so also where another process projects. */
  const lagOf = async (model: AnyReadModel): Promise<Lag> => {
    const { events } = await store.readAll(live.position(model), 1);
    const aside = waiting.find(({ readModel }) => readModel === model.name)?.oldestRecordedAt;
    const oldest = aside ?? events[0]?.recordedAt;
    return { name: model.name, lagSeconds: oldest ? Math.max(0, (now() - Date.parse(oldest)) / 1000) : 0 };
  };
  const measure = async (): Promise<void> => {
    waiting = (await parked().catch(() => null)) ?? waiting;
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
      waiting = (await answered(parked())) ?? waiting;
      const aside = new Set(waiting.map(({ readModel }) => readModel));
      const late = lag.filter(({ name, lagSeconds }) => lagSeconds > lateSeconds && !aside.has(name));
      return [
        ...waiting.map(told),
        ...(room === null ? [] : [room]),
        ...late.map(({ name, lagSeconds }) => `${name} is ${Math.round(lagSeconds)} s behind`),
      ];
    },
    lag: () => lag,
    parked: () => waiting,
    stop: () => clearInterval(watch),
  };
};
