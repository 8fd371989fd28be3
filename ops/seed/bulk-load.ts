import { WrongExpectedRevision, type EventStore } from '@healthcert/domain/kernel';
import type { BulkAppend } from './bulk.ts';

export interface BulkLoaded {
  readonly streams: number;
  readonly events: number;
  /** Streams that were there already, with other events: of another seed, or of the city's own work. */
  readonly present: number;
}

export interface LoadOptions {
  /** Appends on their way at once; they share commits. Default 256. */
  readonly atOnce?: number;
  /** Called after every `atOnce` streams. */
  readonly onProgress?: (loaded: BulkLoaded) => void;
}

/** Appends everything through the store, many at once and never more. A stream that is there already is left as it is. */
export const loadBulk = async (
  store: Pick<EventStore, 'append'>,
  appends: AsyncIterable<BulkAppend>,
  options: LoadOptions = {},
): Promise<BulkLoaded> => {
  const { atOnce = 256, onProgress } = options;
  const loaded = { streams: 0, events: 0, present: 0 };
  const onTheWay = new Set<Promise<void>>();

  const append = async ({ stream, expected, events }: BulkAppend): Promise<void> => {
    try {
      await store.append(stream, expected, events);
      loaded.streams += 1;
      loaded.events += events.length;
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      loaded.present += 1;
    }
    if ((loaded.streams + loaded.present) % atOnce === 0) onProgress?.({ ...loaded });
  };

  for await (const one of appends) {
    const sending = append(one).then(() => void onTheWay.delete(sending));
    onTheWay.add(sending);
    if (onTheWay.size >= atOnce) await Promise.race(onTheWay);
  }
  await Promise.all(onTheWay);
  return { ...loaded };
};
