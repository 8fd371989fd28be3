import { StoreUnavailable, appendBytes, type EventStore } from '@healthcert/domain/kernel';
import { describeTrouble } from '@healthcert/projections/kernel';

/** Long enough to be seen by whoever asks now and then; nobody may ask this process for anything while it is unwell. */
const rememberedMilliseconds = 60_000;

const diskFull = '53100';
/** The server answers and cannot write: resources, system, its own time limit, read only. Where it is away, reads tell. */
const cannotWrite = /^(?:53|58|XX|57014|25006)/;

const whyOf = (error: unknown): string | null => {
  const code = error instanceof StoreUnavailable ? (error.cause as { code?: unknown } | undefined)?.code : undefined;
  if (typeof code !== 'string' || !cannotWrite.test(code)) return null;
  return code === diskFull ? 'the disk of the database is full' : describeTrouble((error as Error).cause);
};

export interface AppendWatch {
  /** The same store, its appends watched. */
  readonly store: EventStore;
  /** Why the store could not write, in the last minute and none as large having succeeded since; else null. */
  failing(): string | null;
}

/** A store may be read while nothing can be stored any more: only appends tell. `now` in milliseconds. */
export const watchAppends = (store: EventStore, now: () => number = () => performance.now()): AppendWatch => {
  let failure: { readonly why: string; readonly at: number; readonly bytes: number } | null = null;
  return {
    store: {
      ...store,
      append: async (stream, expected, events) => {
        try {
          const result = await store.append(stream, expected, events);
          // On a disk that is nearly full the small ones still find a place.
          if (failure && appendBytes(events) >= failure.bytes) failure = null;
          return result;
        } catch (error) {
          const why = whyOf(error);
          if (why !== null) failure = { why, at: now(), bytes: Math.max(failure?.bytes ?? 0, appendBytes(events)) };
          throw error;
        }
      },
    },
    failing: () => (failure && now() - failure.at < rememberedMilliseconds ? failure.why : null),
  };
};
