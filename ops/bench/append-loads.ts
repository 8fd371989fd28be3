import { newId, type EventStore } from '@healthcert/domain/kernel';
import { createPostgresEventStore } from '@healthcert/integrations/event-store/postgres';
import { drive } from './drive.ts';
import type { Environment } from './environment.ts';
import { sampleEvent } from './sample-event.ts';

export const appendSeconds = 3;
const streamsPerCaller = 300;

export const openStore = (environment: Environment): Promise<EventStore> =>
  environment.once(
    'event store',
    async () => createPostgresEventStore({ url: (await environment.database('appends')).appUrl }),
    (store) => store.close(),
  );

/** Appends a second of one event each, every one to a stream of its own. */
export const newStreamRate = async (environment: Environment, callers: number): Promise<number> => {
  const store = await openStore(environment);
  await environment.settle();
  return await drive({ callers, seconds: appendSeconds }, () => store.append(`bench-${newId()}`, 'no_stream', [sampleEvent()]));
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
        Array.from({ length: streamsPerCaller }, () => ({ stream: `bench-${newId()}`, revision: 0 })),
      );
      for (const of of streams) await Promise.all(of.map(({ stream }) => store.append(stream, 'no_stream', [sampleEvent()])));
      return streams;
    },
    () => Promise.resolve(),
  );

/** Appends a second of one event each, to streams that exist, at their exact revision. */
export const existingStreamRate = async (environment: Environment, callers: number): Promise<number> => {
  const store = await openStore(environment);
  const streams = await held(environment, store, callers);
  await environment.settle();
  let turn = 0;
  return await drive({ callers, seconds: appendSeconds }, async (caller) => {
    const own = streams[caller]!;
    const one = own[turn++ % own.length]!;
    one.revision = (await store.append(one.stream, one.revision, [sampleEvent()])).revision;
  });
};
