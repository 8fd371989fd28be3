import { z } from 'zod';
import { createCodec, type Codec } from './codec.ts';
import type { Command, Decider } from './decider.ts';
import type { EventStore } from './event-store.ts';
import { events, type EventOf } from './events.ts';
import { createCommandHandler, type CommandHandler } from './handle-command.ts';
import { newId } from './ids.ts';
import { rejections } from './rejection.ts';

/** A booking day of few seats: enough rules to tell a decision on old state from one on new. */
export const dayEvents = events('day', {
  SeatBooked: { version: 1, plain: z.object({ person: z.string(), at: z.string(), note: z.string().optional() }) },
});
export type DayEvent = EventOf<typeof dayEvents>;
export interface Day {
  readonly people: readonly string[];
  readonly lastAt: string;
}
export type Book = Command<'BookSeats', { readonly people: readonly string[]; readonly note?: string }>;

const reject = rejections({ Full: { zh: '已满', en: 'Full' } });
export const seats = 6;
export const dayDecider: Decider<Day, Book, DayEvent, number> = {
  events: dayEvents,
  initial: { people: [], lastAt: '' },
  decide: ({ data, meta }, state, given) => {
    const coming = data.people.filter((person) => !state.people.includes(person));
    if (state.people.length + coming.length > (given ?? seats)) return reject('Full');
    return coming.map((person) => ({ type: 'SeatBooked', data: { person, at: meta.now, note: data.note } }));
  },
  evolve: (state, { data }) => ({ people: [...state.people, data.person], lastAt: data.at }),
};

const codec: Codec = createCodec([dayEvents], { cached: () => undefined, fetch: () => Promise.resolve() });
export const handlerOn = (store: EventStore, over: { readonly cachedEvents?: number } = {}): CommandHandler =>
  createCommandHandler({ store, codec, pause: () => Promise.resolve(), ...over });

export const book = (people: readonly string[], over: Partial<Book['meta']> = {}, note?: string): Book => ({
  type: 'BookSeats',
  data: { people, ...(note !== undefined && { note }) },
  meta: {
    commandId: newId(),
    actorId: 'clerk-1',
    actorRoles: ['clerk'],
    institutionId: 'clinic-1',
    now: '2026-03-01T08:00:00.000Z',
    correlationId: 'r-1',
    causationId: null,
    ...over,
  },
});

export const peopleIn = async (store: EventStore, day: string): Promise<unknown[]> =>
  (await store.readStream(`day-${day}`)).events.map(({ data }) => data.person);

/** No seat is ever short. */
export const plenty = { given: () => 1000 };
