import { createMemoryEventStore, type MemoryEventStore } from '@healthcert/domain/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { book, dayDecider, handlerOn, peopleIn, plenty, seats } from './booking-day.fixture.ts';
import { AppendTooLarge, type EventStore } from './event-store.ts';
import type { CommandHandler } from './handle-command.ts';

let store: MemoryEventStore;
let handler: CommandHandler;
beforeEach(() => {
  store = createMemoryEventStore();
  handler = handlerOn(store);
});

describe('commands of one hot stream', () => {
  it('are appended together, and each is answered with its own revision', async () => {
    const commands = Array.from({ length: 200 }, (_, n) => book([`p-${n}`]));
    const receipts = await Promise.all(commands.map((command) => handler.handle(dayDecider, '1', command, plenty)));
    expect(receipts.map(({ revision }) => revision)).toEqual(commands.map((_, n) => n));
    expect(await peopleIn(store, '1')).toEqual(commands.map((_, n) => `p-${n}`));
    expect(store.appendCalls).toBe(4);
  });

  it('are decided one on another, and the refused hear of it when the others are stored', async () => {
    const results = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => handler.handle(dayDecider, '1', book([`p-${n}`]))));
    expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, (_, n) => (n < seats ? 'fulfilled' : 'rejected')));
    expect(store.appendCalls).toBe(1);
  });

  it('do not fail by the size of one another', async () => {
    const large = '健'.repeat(150_000);
    const [small, huge] = [book(['s']), book(['h'], {}, '健'.repeat(400_000))];
    const commands = [small, book(['a'], {}, large), book(['b'], {}, large), huge, book(['c'], {}, large)];
    const results = await Promise.allSettled(commands.map((command) => handler.handle(dayDecider, '1', command, plenty)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(results[3]).toMatchObject({ reason: expect.any(AppendTooLarge) });
    expect(await peopleIn(store, '1')).toEqual(['s', 'a', 'b', 'c']);
  });

  it('read the stream once in a fresh process', async () => {
    await Promise.all(['a', 'b', 'c'].map((person) => handler.handle(dayDecider, '1', book([person]))));
    let reads = 0;
    const counting: EventStore = { ...store, readStream: (...of) => ((reads += 1), store.readStream(...of)) };
    const fresh = handlerOn(counting);
    await Promise.all(['d', 'e'].map((person) => fresh.handle(dayDecider, '1', book([person]))));
    expect(reads).toBe(1);
  });
});

describe('folded states', () => {
  it('are dropped when asked, those in use as well', async () => {
    let reads = 0;
    const counting: EventStore = { ...store, readStream: (...of) => ((reads += of[1]?.from === 0 ? 1 : 0), store.readStream(...of)) };
    const fresh = handlerOn(counting);
    await fresh.handle(dayDecider, '1', book(['a']));
    const inUse = fresh.handle(dayDecider, '1', book(['b']));
    fresh.forget();
    await inUse;
    await fresh.handle(dayDecider, '1', book(['c']));
    expect(reads).toBe(2);
    expect(await peopleIn(store, '1')).toEqual(['a', 'b', 'c']);
  });
});
