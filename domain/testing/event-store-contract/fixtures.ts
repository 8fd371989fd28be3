import { newId, type EventStore, type JsonObject, type NewEvent, type Position, type RecordedEvent } from '@healthcert/domain/kernel';

/** Two connections to one history, opened before the tests run. */
export interface Stores {
  readonly one: EventStore;
  readonly two: EventStore;
}

export const freshStream = (): string => `contract-${newId()}`;

export const event = (data: JsonObject = {}, type = 'Noted'): NewEvent => ({ id: newId(), type, data, metadata: { version: 1 } });

export const eventsOf = (count: number): NewEvent[] => Array.from({ length: count }, (_, n) => event({ n }));

/** Appends this many events one by one and returns them. */
export const fill = async (store: EventStore, stream: string, count: number): Promise<NewEvent[]> => {
  const events = eventsOf(count);
  for (const [n, one] of events.entries()) await store.append(stream, n === 0 ? 'no_stream' : n - 1, [one]);
  return events;
};

export const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);

export const idsIn = async (store: EventStore, stream: string): Promise<string[]> => idsOf((await store.readStream(stream)).events);

/** Pages to the head; the history may hold streams of others, so tests look at their own only. */
export const readOn = async (
  store: EventStore,
  after: Position | null,
  limit: number,
): Promise<{ events: RecordedEvent[]; position: Position; pages: number }> => {
  const events: RecordedEvent[] = [];
  let position = after;
  for (let pages = 1; ; pages++) {
    const page = await store.readAll(position, limit);
    events.push(...page.events);
    position = page.position;
    if (page.atHead) return { events, position, pages };
  }
};

/** Follows until an event of this id has come, and returns all that came. */
export const followUntil = async (
  store: EventStore,
  after: Position | null,
  lastId: () => string,
  limit = 20,
): Promise<RecordedEvent[]> => {
  const leaving = new AbortController();
  const seen: RecordedEvent[] = [];
  for await (const page of store.follow(after, { limit, signal: leaving.signal })) {
    seen.push(...page.events);
    if (page.events.some(({ id }) => id === lastId())) leaving.abort();
  }
  return seen;
};
