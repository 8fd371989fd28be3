import { fc, test } from '@fast-check/vitest';
import { createMemoryEventStore, type MemoryEventStore } from '@healthcert/domain/testing';
import { describe, expect } from 'vitest';
import { book, dayDecider, handlerOn, seats, type Book } from './booking-day.fixture.ts';
import { OutcomeUnknown, StoreUnavailable, WrongExpectedRevision, type EventStore } from './event-store.ts';
import type { CommandHandler, HandleOptions, Receipt } from './handle-command.ts';
import { Rejection } from './rejection.ts';

/** The same store, but every call arrives, and every answer comes back, when the scheduler pleases. */
const scheduled = (store: MemoryEventStore, scheduler: fc.Scheduler): EventStore => {
  const travel = async <T>(call: () => Promise<T>): Promise<T> => {
    await scheduler.schedule(Promise.resolve());
    return scheduler.schedule(call());
  };
  return {
    ...store,
    append: (stream, expected, events) => travel(() => store.append(stream, expected, events)),
    readStream: (stream, options) => travel(() => store.readStream(stream, options)),
  };
};

/** A client that sends its command again until it hears what became of it; null: refused. */
const sendUntilAnswered = async (
  handler: CommandHandler,
  command: Book,
  options: HandleOptions<typeof dayDecider>,
): Promise<Receipt | null> => {
  for (;;) {
    try {
      const receipt = await handler.handle(dayDecider, '1', command, options);
      return receipt;
    } catch (error) {
      if (error instanceof Rejection) return null;
      if (![OutcomeUnknown, StoreUnavailable, WrongExpectedRevision].some((known) => error instanceof known)) throw error;
    }
  }
};

/** Failures that were prepared and met nobody in the race are met afterwards. */
const served = async <T>(ask: () => Promise<T>): Promise<T> => {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  }
};

const visit = fc.record({
  process: fc.nat({ max: 1 }),
  person: fc.nat({ max: 8 }),
  companions: fc.nat({ max: 2 }),
  twice: fc.boolean(),
  again: fc.boolean(),
  startsStream: fc.boolean(),
});

const failure = fc.constantFrom<{ error: Error; on: 'append' | 'read'; afterWriting: boolean }>(
  { error: new OutcomeUnknown('no answer'), on: 'append', afterWriting: true },
  { error: new OutcomeUnknown('no answer'), on: 'append', afterWriting: false },
  { error: new StoreUnavailable('down'), on: 'append', afterWriting: false },
  { error: new StoreUnavailable('down'), on: 'read', afterWriting: false },
);

describe('two processes that race for one stream', () => {
  test.prop([fc.scheduler(), fc.array(visit, { minLength: 2, maxLength: 10 }), fc.array(failure, { maxLength: 6 })], { numRuns: 300 })(
    'lose and double nothing, and break no rule',
    async (scheduler, visits, failures) => {
      const store = createMemoryEventStore();
      const handlers = [1, 2].map(() => handlerOn(scheduled(store, scheduler)));
      for (const { error, ...options } of failures) store.failNext(error, options);

      const sent = visits.map(({ process, person, companions, twice, again, startsStream }) => {
        const command = book(Array.from({ length: companions + 1 }, (_, n) => `p-${person + n}`));
        const copies = twice ? [handlers[process]!, handlers[1 - process]!] : [handlers[process]!];
        return {
          command,
          answers: Promise.all(copies.map((handler) => sendUntilAnswered(handler, command, { retryOnConflict: again, startsStream }))),
        };
      });
      const received = await scheduler.waitFor(Promise.all(sent.map(({ answers }) => answers)));

      const stored = (await served(() => store.readStream('day-1'))).events;
      const people = stored.map(({ data }) => data.person);
      expect(stored.map(({ revision }) => revision)).toEqual(stored.map((_, n) => n));
      expect(new Set(people).size).toBe(people.length);
      expect(people.length).toBeLessThanOrEqual(seats);
      const states = await scheduler.waitFor(Promise.all(handlers.map((handler) => served(() => handler.load(dayDecider, '1')))));
      for (const { state, revision } of states) expect({ people: state.people, revision }).toEqual({ people, revision: people.length - 1 });

      for (const [n, receipts] of received.entries()) {
        const { command } = sent[n]!;
        const own = stored.filter(({ metadata }) => metadata.commandId === command.meta.commandId);
        const done = receipts.filter((receipt) => receipt !== null && receipt.events > 0);
        expect(own.length > 0).toBe(done.length > 0);
        for (const receipt of done) expect(receipt).toMatchObject({ events: own.length, revision: own.at(-1)!.revision });
        const answered = receipts.some((receipt) => receipt !== null);
        if (answered) for (const person of command.data.people) expect(people).toContain(person);
      }
    },
  );
});
