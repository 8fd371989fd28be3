import type { Recorded } from '@healthcert/domain/kernel';
import type { System } from '../system.ts';

const readPage = 1000;

/** All events of one stream, in order, opened; empty if there is none. */
export const eventsOfStream = async ({ store, codec }: Pick<System, 'store' | 'codec'>, stream: string): Promise<Recorded[]> => {
  const events: Recorded[] = [];
  for (;;) {
    const slice = await store.readStream(stream, { from: events.length, limit: readPage });
    events.push(...(await codec.decode(slice.events)));
    if (slice.events.length < readPage) return events;
  }
};
