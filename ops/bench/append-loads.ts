import type { EventStore } from '@healthcert/domain/kernel';
import { createPostgresEventStore } from '@healthcert/integrations/event-store/postgres';
import { drive, inTurns } from './drive.ts';
import type { Environment } from './environment.ts';
import type { Measured } from './key.ts';
import { sampleEvent, sampleId } from './sample-event.ts';

const streamsPerCaller = 300;

export const openStore = (environment: Environment): Promise<EventStore> =>
  environment.once(
    'event store',
    async () => createPostgresEventStore({ url: (await environment.database('appends')).appUrl }),
    (store) => store.close(),
  );

/** Appends a second of one event each, every one to a stream of its own. */
export const newStreamRate = async (environment: Environment, callers: number, seconds: number): Promise<number> => {
  const store = await openStore(environment);
  return await drive({ callers, seconds }, () => store.append(`bench-${sampleId()}`, 'no_stream', [sampleEvent()]));
};

interface Held {
  readonly stream: string;
  revision: number;
}

const held = (environment: Environment, store: EventStore, callers: number): Promise<Held[][]> =>
  environment.once(
    `${callers * streamsPerCaller} streams`,
    async () => {
      const streams = Array.from({ length: callers }, () =>
        Array.from({ length: streamsPerCaller }, () => ({ stream: `bench-${sampleId()}`, revision: 0 })),
      );
      for (const of of streams) await Promise.all(of.map(({ stream }) => store.append(stream, 'no_stream', [sampleEvent()])));
      return streams;
    },
    () => Promise.resolve(),
  );

/** Appends a second of one event each, to streams that exist, at their exact revision. */
export const existingStreamRate = async (environment: Environment, callers: number, seconds: number): Promise<number> => {
  const store = await openStore(environment);
  const streams = await held(environment, store, callers);
  let turn = 0;
  return await drive({ callers, seconds }, async (caller) => {
    const own = streams[caller]!;
    const one = own[turn++ % own.length]!;
    one.revision = (await store.append(one.stream, one.revision, [sampleEvent()])).revision;
  });
};

const turns = 8;

type Rate = (environment: Environment, callers: number, seconds: number) => Promise<number>;

/** So many appenders against so many callers of the raw INSERT. */
export const againstInserts = async (environment: Environment, rate: Rate, appenders: number, inserters: number): Promise<Measured> => {
  await environment.settle();
  return await inTurns(
    turns,
    (seconds) => environment.insertRate(inserters, seconds),
    (seconds) => rate(environment, appenders, seconds),
  );
};
