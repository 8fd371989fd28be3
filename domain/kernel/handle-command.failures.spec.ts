import { createMemoryEventStore, type MemoryEventStore } from '@healthcert/domain/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { book, dayDecider, handlerOn, peopleIn } from './booking-day.fixture.ts';
import { OutcomeUnknown, StoreUnavailable, StreamDeleted } from './event-store.ts';
import type { CommandHandler } from './handle-command.ts';

let store: MemoryEventStore;
let handler: CommandHandler;
beforeEach(() => {
  store = createMemoryEventStore();
  handler = handlerOn(store);
});

describe('an unsure store', () => {
  const unknown = new OutcomeUnknown('no answer');
  const down = new StoreUnavailable('down');

  it.each([true, false])('is asked again with the same ids (had it written: %s), and nothing is doubled', async (afterWriting) => {
    store.failNext(unknown, { afterWriting });
    store.failNext(unknown);
    expect(await handler.handle(dayDecider, '1', book(['a', 'b']))).toMatchObject({ revision: 1, events: 2 });
    expect(await peopleIn(store, '1')).toEqual(['a', 'b']);
    expect(store).toMatchObject({ appended: 2, appendCalls: 3 });
  });

  it('is not believed to have written nothing because it is down for the next attempt', async () => {
    const command = book(['a']);
    store.failNext(unknown, { afterWriting: true });
    for (let n = 0; n < 3; n++) store.failNext(down);
    await expect(handler.handle(dayDecider, '1', command)).rejects.toBe(unknown);
    expect(await handler.handle(dayDecider, '1', command)).toMatchObject({ revision: 0, repeated: true });
    expect(store.appended).toBe(1);
  });

  it('leaves the outcome unknown after four attempts, and the caller may send the command again', async () => {
    const command = book(['a']);
    for (let n = 0; n < 4; n++) store.failNext(unknown);
    await expect(handler.handle(dayDecider, '1', command)).rejects.toBe(unknown);
    expect(store.appendCalls).toBe(4);
    expect(await handler.handle(dayDecider, '1', command)).toMatchObject({ revision: 0, repeated: false });
  });

  it('that is down fails the commands at hand and serves the next', async () => {
    await handler.handle(dayDecider, '1', book(['a']));
    store.failNext(down);
    await expect(handler.handle(dayDecider, '1', book(['b']))).rejects.toBe(down);
    store.failNext(down, { on: 'read' });
    await expect(handler.handle(dayDecider, '1', book(['b']))).rejects.toBe(down);
    expect(await handler.handle(dayDecider, '1', book(['b']))).toMatchObject({ revision: 1 });
    expect(await peopleIn(store, '1')).toEqual(['a', 'b']);
  });

  it('says that a stream was deleted', async () => {
    store.tombstone('day-1');
    await expect(handler.handle(dayDecider, '1', book(['a']))).rejects.toBeInstanceOf(StreamDeleted);
    await expect(handler.handle(dayDecider, '1', book(['a']), { startsStream: true })).rejects.toBeInstanceOf(StreamDeleted);
  });
});
