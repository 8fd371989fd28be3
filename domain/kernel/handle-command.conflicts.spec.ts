import { createMemoryEventStore, type MemoryEventStore } from '@healthcert/domain/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { book, dayDecider, handlerOn, peopleIn, plenty, type Day, type DayEvent } from './booking-day.fixture.ts';
import { WrongExpectedRevision } from './event-store.ts';
import type { CommandHandler } from './handle-command.ts';

let store: MemoryEventStore;
let handler: CommandHandler;
beforeEach(() => {
  store = createMemoryEventStore();
  handler = handlerOn(store);
});

describe('a conflict with another process', () => {
  it('is decided again on the new state', async () => {
    await handler.handle(dayDecider, '1', book(['a']));
    await handlerOn(store).handle(dayDecider, '1', book(['b']));
    expect(await handler.handle(dayDecider, '1', book(['c']))).toMatchObject({ revision: 2 });
    expect(await peopleIn(store, '1')).toEqual(['a', 'b', 'c']);
  });

  it('is decided again to a refusal where the rules now say no', async () => {
    await handler.handle(dayDecider, '1', book(['a']));
    await handlerOn(store).handle(dayDecider, '1', book(['b', 'c', 'd', 'e', 'f']));
    await expect(handler.handle(dayDecider, '1', book(['g']))).rejects.toMatchObject({ code: 'Full' });
  });

  it('is shown where it may not be decided again', async () => {
    await handler.handle(dayDecider, '1', book(['a']));
    await handlerOn(store).handle(dayDecider, '1', book(['b']));
    const refused = handler.handle(dayDecider, '1', book(['c']), { retryOnConflict: false });
    await expect(refused).rejects.toEqual(new WrongExpectedRevision('day-1', 0, 1));
    expect(await handler.handle(dayDecider, '1', book(['c']), { retryOnConflict: false })).toMatchObject({ revision: 2 });
  });

  it('is no conflict where the stream was only guessed to be new', async () => {
    await handlerOn(store).handle(dayDecider, '1', book(['a']));
    const options = { startsStream: true, retryOnConflict: false };
    expect(await handler.handle(dayDecider, '1', book(['b']), options)).toMatchObject({ revision: 1 });
  });

  it('is shown to a caller who saw an earlier revision', async () => {
    await handler.handle(dayDecider, '1', book(['a', 'b']));
    const stale = handler.handle(dayDecider, '1', book(['c']), { expectedRevision: 0 });
    await expect(stale).rejects.toEqual(new WrongExpectedRevision('day-1', 0, 1));
    expect(await handler.handle(dayDecider, '1', book(['c']), { expectedRevision: 1 })).toMatchObject({ revision: 2 });
  });

  it('is none for a caller who saw more than this process had', async () => {
    await handler.handle(dayDecider, '1', book(['a']));
    await handlerOn(store).handle(dayDecider, '1', book(['b']));
    expect(await handler.handle(dayDecider, '1', book(['c']), { expectedRevision: 1 })).toMatchObject({ revision: 2 });
  });
});

describe('what appended nothing', () => {
  it('is refused only after a look at what others appended', async () => {
    await handler.handle(dayDecider, '1', book(['a', 'b', 'c', 'd', 'e', 'f']));
    const wider = {
      ...dayDecider,
      evolve: (state: Day, event: DayEvent): Day =>
        event.data.note === 'cleared' ? { people: [], lastAt: '' } : dayDecider.evolve(state, event),
    };
    const first = handlerOn(store);
    await expect(first.handle(wider, '1', book(['g']))).rejects.toMatchObject({ code: 'Full' });
    await handlerOn(store).handle(wider, '1', book(['x'], {}, 'cleared'), plenty);
    expect(await first.handle(wider, '1', book(['g']))).toMatchObject({ revision: 7, events: 1 });
  });

  it('is silent only after a look at what others appended', async () => {
    const once = { ...dayDecider, evolve: (_: Day, { data }: DayEvent): Day => ({ people: [data.person], lastAt: data.at }) };
    await handler.handle(once, '1', book(['a']));
    await handlerOn(store).handle(once, '1', book(['b']));
    expect(await handler.handle(once, '1', book(['a']))).toMatchObject({ revision: 2, events: 1 });
  });

  it('shows the state with all that others appended', async () => {
    expect(await handler.load(dayDecider, '1')).toMatchObject({ state: { people: [] }, revision: -1 });
    await handler.handle(dayDecider, '1', book(['a']));
    const { position } = await handlerOn(store).handle(dayDecider, '1', book(['b']));
    expect(await handler.load(dayDecider, '1')).toMatchObject({ state: { people: ['a', 'b'] }, revision: 1, position });
  });
});
