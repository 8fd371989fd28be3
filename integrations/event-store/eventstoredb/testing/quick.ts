import { OutcomeUnknown, StoreUnavailable, newId, type EventStore, type NewEvent } from '@healthcert/domain/kernel';
import { afterEach, beforeEach, expect } from 'vitest';
import type { Timing } from '../settings.ts';

/**
 * Short waits, so that tests of what never comes need not wait long; but what comes first on a new connection has the time
 * that a busy machine takes.
 */
export const quick: Timing = { append: 400, read: 400, ready: 3000, backoff: 2, backoffCeiling: 20, quiet: 150 };

export const eventsOf = (count: number): NewEvent[] =>
  Array.from({ length: count }, (_, n) => ({ id: newId(), type: 'Noted', data: { n }, metadata: {} }));

export const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);

export const freshStream = (): string => `case-${newId()}`;

/** Asks again while the answer is not known, as callers do: on a busy machine the short waits may run out by themselves. */
export const inTheEnd = async <T>(ask: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof OutcomeUnknown || error instanceof StoreUnavailable)) throw error;
    }
  }
};

export const idsIn = async (store: EventStore, stream: string): Promise<string[]> =>
  idsOf((await inTheEnd(() => store.readStream(stream))).events);

/** No test of the file may leave a rejection that nobody heard. */
export const expectNothingUnheard = (): void => {
  const unheard: unknown[] = [];
  const note = (reason: unknown): void => {
    unheard.push(reason);
  };
  beforeEach(() => {
    process.on('unhandledRejection', note);
    process.on('uncaughtExceptionMonitor', note);
  });
  afterEach(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', note);
    process.off('uncaughtExceptionMonitor', note);
    expect(unheard.splice(0)).toEqual([]);
  });
};
