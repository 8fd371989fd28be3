import type { EventStore } from '@healthcert/domain/kernel';
import { expect } from 'vitest';
import { createPostgresEventStore } from '../../../integrations/event-store/postgres/index.ts';
import type { TestDatabase } from '../../../integrations/postgres/testing/index.ts';
import { startProgram, type RunningProcess } from '../../../integrations/testing/running-program.ts';
import {
  describeTrouble,
  LiveReadModels,
  openReadDatabase,
  prepareReadModels,
  ProjectionRunner,
  rebuild,
  type OpenedReadDatabase,
} from '../index.ts';
import { loadProgress } from '../progress.ts';
import { builtFromZero, parcelHistory, parcelProjections, parcels, type Append } from './parcels.ts';
import { plainCodec } from './plain-codec.ts';
import { tableRows } from './table-rows.ts';

export interface Appended extends Append {
  readonly position: string;
}

interface Kill {
  readonly mode: 'run' | 'rebuild' | 'replay';
  readonly point: string;
  readonly nth: number;
  /** Comes once in a run. */
  readonly once?: true;
}

const kills: readonly Kill[] = [
  { mode: 'run', point: 'before flush', nth: 1 },
  { mode: 'run', point: 'rows written', nth: 1 },
  { mode: 'run', point: 'committed', nth: 2 },
  { mode: 'rebuild', point: 'before flush', nth: 2 },
  { mode: 'run', point: 'progress moved', nth: 2 },
  { mode: 'rebuild', point: 'rows written', nth: 2 },
  { mode: 'run', point: 'before flush', nth: 9 },
  { mode: 'rebuild', point: 'indexing', nth: 1, once: true },
  { mode: 'run', point: 'committed', nth: 12 },
  { mode: 'rebuild', point: 'comparing', nth: 1, once: true },
];

/** The nth kill: the ten above, then the same at later occurrences. */
const killOf = (n: number): Kill => {
  const kill = kills[n % kills.length]!;
  return kill.once ? kill : { ...kill, nth: kill.nth + Math.floor(n / kills.length) };
};

export const startChild = (url: string, { mode, point, nth }: Kill): RunningProcess =>
  startProgram('projections/kernel/testing/runner-child.ts', {}, { args: [url, mode, point, String(nth)] });

/** Appends while the child works, until it stands at its point or has done its work; then kills it. Returns what it said last. */
export const killAtPoint = async (child: RunningProcess, appendSome: () => Promise<void>): Promise<string> => {
  const during = { work: true };
  const saidLast = child.printed(/^(?:at .+|rebuilt|replayed)$/).finally(() => {
    during.work = false;
  });
  saidLast.catch(() => undefined);
  try {
    await child.printed(/^started$/);
    while (during.work) await appendSome();
    return (await saidLast)[0];
  } finally {
    await child.stop('SIGKILL');
  }
};

const expectConsistent = async (reads: OpenedReadDatabase, history: readonly Appended[]): Promise<void> => {
  for (const each of parcelProjections) {
    const at = (await loadProgress(reads.pool, each.readModel, 1))?.position ?? '';
    const read = history.filter(({ position }) => position <= at);
    expect(await tableRows(reads.pool, each.readModel, 1)).toEqual(builtFromZero(each, read));
  }
};

const finish = async (
  database: TestDatabase,
  reads: OpenedReadDatabase,
  store: EventStore,
  history: readonly Appended[],
): Promise<void> => {
  const models = parcelProjections.map(({ readModel }) => readModel);
  const live = new LiveReadModels({ pool: reads.pool, connectionString: database.appUrl, models, epoch: store.epoch });
  await live.start();
  const trouble: string[] = [];
  const onTrouble = (where: string, error: unknown): void => void trouble.push(`${where}: ${describeTrouble(error)}`);
  const shared = { connectionString: database.appUrl, pool: reads.pool, store, codec: plainCodec, onTrouble };
  const runner = new ProjectionRunner({ ...shared, projections: parcelProjections, live, standbyPause: 20 });
  runner.start();
  const { position } = history.at(-1)!;
  for (const model of models) {
    expect(await live.reached(model, position, 20_000), JSON.stringify([position, trouble, await runner.status()])).toBe(true);
  }
  for (const each of parcelProjections) expect(await tableRows(reads.pool, each.readModel, 1)).toEqual(builtFromZero(each, history));
  const rebuilt = await rebuild({ ...shared, projection: parcels });
  expect(rebuilt).toMatchObject({ switched: true, parity: { equal: true } });
  expect(await tableRows(reads.pool, parcels.readModel, rebuilt.generation)).toEqual(builtFromZero(parcels, history));
  await runner.stop();
  await live.close();
};

/**
 * Kills a projector's process again and again at the points it reports, while events are appended. After each kill
 * the tables hold exactly what their progress says; in the end, exactly what the whole history says.
 */
export const killRepeatedly = async (
  database: TestDatabase,
  times: number,
  eventsAtLeast: number,
): Promise<{ events: number; points: string[] }> => {
  const store = await createPostgresEventStore({ url: database.appUrl });
  const reads = openReadDatabase(database.appUrl);
  const script = parcelHistory(eventsAtLeast * 20, times);
  const history: Appended[] = [];
  const points: string[] = [];
  const append = async (count: number): Promise<void> => {
    const from = history.length;
    const some = script.slice(from, from + count);
    for (const { stream, event } of some) history.push({ stream, event, position: (await store.append(stream, 'any', [event])).position });
  };
  try {
    await prepareReadModels(
      reads.pool,
      parcelProjections.map(({ readModel }) => readModel),
      store.epoch,
    );
    for (let n = 0; n < times; n += 1) {
      await append(Math.ceil(eventsAtLeast / times));
      points.push(await killAtPoint(startChild(database.appUrl, killOf(n)), () => append(3)));
      await expectConsistent(reads, history);
    }
    await finish(database, reads, store, history);
    return { events: history.length, points };
  } finally {
    await reads.close();
    await store.close();
  }
};
