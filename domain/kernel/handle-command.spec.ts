import { createMemoryEventStore, type MemoryEventStore } from '@healthcert/domain/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { book, dayDecider, handlerOn, peopleIn, plenty } from './booking-day.fixture.ts';
import type { CommandHandler } from './handle-command.ts';
import { Rejection } from './rejection.ts';

const refuse = (): never => {
  throw new Error('not yours');
};

let store: MemoryEventStore;
let handler: CommandHandler;
beforeEach(() => {
  store = createMemoryEventStore();
  handler = handlerOn(store);
});

describe('a command', () => {
  it('is decided, appended and answered with its place', async () => {
    const receipt = await handler.handle(dayDecider, '1', book(['a', 'b']));
    expect(receipt).toMatchObject({ streamId: '1', revision: 1, events: 2, repeated: false });
    expect(await peopleIn(store, '1')).toEqual(['a', 'b']);
    expect(receipt.position).toBe((await store.readStream('day-1')).position);
  });

  it('carries its circumstances into the metadata', async () => {
    const command = book(['a'], { causationId: 'e-1' });
    await handler.handle(dayDecider, '1', command);
    const { now, ...rest } = command.meta;
    expect((await store.readStream('day-1')).events[0]!.metadata).toEqual({ ...rest, at: now, version: 1 });
  });

  it.each(['tells', 'does not tell'])('that starts a stream is known as repeated after a restart, where the store %s', async (tells) => {
    const silent = {
      ...store,
      append: async (...given: Parameters<typeof store.append>) => {
        const { revision, position } = await store.append(...given);
        return { revision, position };
      },
    };
    const of = tells === 'tells' ? store : silent;
    const command = book(['a', 'b']);
    const first = await handlerOn(of).handle(dayDecider, '1', command, { startsStream: true });
    expect(first.repeated).toBe(false);
    const later = { ...command, meta: { ...command.meta, now: '2031-01-01T00:00:00.000Z' } };
    expect(await handlerOn(of).handle(dayDecider, '1', later, { startsStream: true })).toEqual({ ...first, repeated: true });
    expect(await peopleIn(store, '1')).toEqual(['a', 'b']);
  });

  it('on a stream longer than the whole cache does not fold it again each time', async () => {
    let read = 0;
    const counting = {
      ...store,
      readStream: async (...given: Parameters<typeof store.readStream>) => {
        const slice = await store.readStream(...given);
        read += slice.events.length;
        return slice;
      },
    };
    for (let n = 0; n < 40; n += 1) await handler.handle(dayDecider, '1', book([`p-${n}`]), plenty);
    const small = handlerOn(counting, { cachedEvents: 20 });
    await small.load(dayDecider, '1');
    const folded = read;
    await small.load(dayDecider, '1');
    expect([folded > 20, read]).toEqual([true, folded]);
  });

  it('that changes nothing is answered with a position from the store', async () => {
    const other = handlerOn(store);
    await handler.handle(dayDecider, '1', book(['a']));
    const later = await other.handle(dayDecider, '1', book(['b']));
    const receipt = await handler.handle(dayDecider, '1', book(['a']));
    expect(receipt).toMatchObject({ revision: 1, events: 0, repeated: false });
    expect(receipt.position >= later.position).toBe(true);
  });

  it('is not decided where the guard throws', async () => {
    await handler.handle(dayDecider, '1', book(['a']));
    await expect(handler.handle(dayDecider, '1', book(['b']), { guard: refuse })).rejects.toThrow('not yours');
    expect(await peopleIn(store, '1')).toEqual(['a']);
  });

  it('rests on the published version that it is given', async () => {
    await handler.handle(dayDecider, '1', book(['a']), { given: () => Promise.resolve(1) });
    await expect(handler.handle(dayDecider, '1', book(['b']), { given: (state) => state.people.length })).rejects.toBeInstanceOf(Rejection);
  });
});

describe('a repeated command id', () => {
  const command = book(['a', 'b']);

  it('returns its first receipt', async () => {
    const first = await handler.handle(dayDecider, '1', command);
    await handler.handle(dayDecider, '1', book(['c']));
    expect(await handler.handle(dayDecider, '1', command)).toEqual({ ...first, repeated: true });
    expect(store.appended).toBe(3);
  });

  it('returns it in a fresh process too', async () => {
    const first = await handler.handle(dayDecider, '1', command);
    await handler.handle(dayDecider, '1', book(['c']));
    expect(await handlerOn(store).handle(dayDecider, '1', command)).toEqual({ ...first, repeated: true });
  });

  it('returns it before the version is looked at, and before the guard and the rules', async () => {
    const first = await handler.handle(dayDecider, '1', command, { expectedRevision: -1 });
    await handler.handle(dayDecider, '1', book(['c', 'd', 'e', 'f']));
    for (const process of [handler, handlerOn(store)]) {
      expect(await process.handle(dayDecider, '1', command, { expectedRevision: -1, guard: refuse })).toEqual({ ...first, repeated: true });
    }
  });

  it('returns it where both copies arrive at once', async () => {
    const [first, second] = await Promise.all([handler.handle(dayDecider, '1', command), handler.handle(dayDecider, '1', command)]);
    expect(second).toEqual({ ...first, repeated: true });
    expect(store.appended).toBe(2);
  });

  it('is another command when another actor sends it', async () => {
    await handler.handle(dayDecider, '1', command);
    const others = book(['c'], { commandId: command.meta.commandId, actorId: 'clerk-2' });
    expect(await handler.handle(dayDecider, '1', others)).toMatchObject({ revision: 2, repeated: false });
  });

  it('returns its first receipt where the stream was expected new', async () => {
    const first = await handler.handle(dayDecider, '1', command, { startsStream: true });
    expect(await handler.handle(dayDecider, '1', command, { startsStream: true })).toEqual({ ...first, repeated: true });
    const { revision, position, events } = first;
    expect(await handlerOn(store).handle(dayDecider, '1', command, { startsStream: true })).toMatchObject({ revision, position, events });
    expect(store.appended).toBe(2);
  });

  it('sent again at another time leaves the state as it was stored', async () => {
    await handler.handle(dayDecider, '1', command, { startsStream: true });
    const fresh = handlerOn(store);
    const later = { ...command, meta: { ...command.meta, now: '2026-03-02T09:00:00.000Z' } };
    await fresh.handle(dayDecider, '1', later, { startsStream: true });
    expect((await fresh.load(dayDecider, '1')).state.lastAt).toBe('2026-03-01T08:00:00.000Z');
  });
});
