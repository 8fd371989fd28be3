import { OutcomeUnknown, StoreUnavailable, type EventStore } from '@healthcert/domain/kernel';
import { describeTrouble } from '@healthcert/projections/kernel';

/** Long enough to be seen by whoever asks now and then; nobody may ask this process for anything while it is unwell. */
const rememberedMilliseconds = 60_000;

const diskFull = '53100';

const wordsFor = (error: Error): string => {
  const cause = error.cause ?? error;
  return (cause as { code?: unknown }).code === diskFull ? 'the disk of the database is full' : describeTrouble(cause);
};

export interface AppendWatch {
  /** The same store, its appends watched. */
  readonly store: EventStore;
  /** Why the last append failed, in the last minute and none having succeeded since; else null. */
  failing(): string | null;
}

/** A store may be read while nothing can be stored any more: only appends tell. `now` in milliseconds. */
export const watchAppends = (store: EventStore, now: () => number = () => performance.now()): AppendWatch => {
  let failure: { readonly why: string; readonly at: number } | null = null;
  return {
    store: {
      ...store,
      append: async (stream, expected, events) => {
        try {
          const result = await store.append(stream, expected, events);
          failure = null;
          return result;
        } catch (error) {
          if (error instanceof StoreUnavailable || error instanceof OutcomeUnknown) failure = { why: wordsFor(error), at: now() };
          throw error;
        }
      },
    },
    failing: () => (failure && now() - failure.at < rememberedMilliseconds ? failure.why : null),
  };
};
