import { WrongExpectedRevision, type EventStore, type NewEvent } from '@healthcert/domain/kernel';
import { describe, expect, it } from 'vitest';
import { event, eventsOf, fill, freshStream, idsIn, idsOf, type Stores } from './fixtures.ts';

const outcomesOf = (results: readonly PromiseSettledResult<unknown>[]) => ({
  won: results.filter((result) => result.status === 'fulfilled').length,
  conflicts: results.flatMap((result) => (result.status === 'rejected' ? [result.reason as WrongExpectedRevision] : [])),
});

/** Appends at the revision it last heard of until it succeeds, as a caller would who may decide again. */
const appendInTheEnd = async (store: EventStore, stream: string, one: NewEvent): Promise<void> => {
  for (let revision = -1; ;) {
    try {
      await store.append(stream, revision < 0 ? 'no_stream' : revision, [one]);
      return;
    } catch (error) {
      if (!(error instanceof WrongExpectedRevision)) throw error;
      revision = error.actual;
    }
  }
};

export const retries = (stores: () => Stores): void => {
  describe('the same append sent again', () => {
    it('succeeds with its first revision and writes nothing', async () => {
      const { one } = stores();
      const stream = freshStream();
      const events = eventsOf(3);
      const first = await one.append(stream, 'no_stream', events);
      const again = await one.append(stream, 'no_stream', events);
      expect(again.revision).toBe(2);
      expect(again.position >= first.position).toBe(true);
      expect(await idsIn(one, stream)).toEqual(idsOf(events));
    });

    it('succeeds at an exact revision too', async () => {
      const { one } = stores();
      const stream = freshStream();
      const before = await fill(one, stream, 2);
      const events = eventsOf(2);
      await one.append(stream, 1, events);
      expect(await one.append(stream, 1, events)).toMatchObject({ revision: 3 });
      expect(await idsIn(one, stream)).toEqual(idsOf([...before, ...events]));
    });

    it('succeeds with its first revision when others have appended since', async () => {
      const { one, two } = stores();
      const stream = freshStream();
      const opened = eventsOf(2);
      const gone = eventsOf(2);
      await one.append(stream, 'no_stream', opened);
      await one.append(stream, 1, gone);
      await one.append(stream, 3, eventsOf(4));
      expect(await two.append(stream, 'no_stream', opened)).toMatchObject({ revision: 1 });
      expect(await two.append(stream, 1, gone)).toMatchObject({ revision: 3 });
      expect(await idsIn(one, stream)).toHaveLength(8);
    });

    it('succeeds for the first events of a longer append', async () => {
      const { one } = stores();
      const stream = freshStream();
      const events = eventsOf(3);
      await one.append(stream, 'no_stream', events);
      expect(await one.append(stream, 'no_stream', events.slice(0, 2))).toMatchObject({ revision: 1 });
    });

    it('gives a position that is not before its events', async () => {
      const { one } = stores();
      const stream = freshStream();
      const events = eventsOf(2);
      await one.append(stream, 'no_stream', events);
      const again = await one.append(stream, 'no_stream', events);
      const stored = (await one.readStream(stream)).events.at(-1)!;
      expect(again.position).toHaveLength(stored.position.length);
      expect(again.position >= stored.position).toBe(true);
      expect(again.position <= (await one.head())).toBe(true);
    });

    it('is made once when both copies travel at the same time', async () => {
      const { one, two } = stores();
      const stream = freshStream();
      const events = eventsOf(2);
      const results = await Promise.all([one, two, one, two].map((store) => store.append(stream, 'no_stream', events)));
      expect(results.map(({ revision }) => revision)).toEqual([1, 1, 1, 1]);
      expect(await idsIn(one, stream)).toEqual(idsOf(events));
    });

    it.each<[string, (events: readonly NewEvent[]) => NewEvent[]]>([
      ['its first event is another', ([, second]) => [event(), second!]],
      ['its second event is another', ([first]) => [first!, event()]],
      ['it goes on beyond what was written', (events) => [...events, event()]],
      ['its events changed places', (events) => events.toReversed()],
    ])('is a conflict when %s', async (_, changed) => {
      const { one } = stores();
      const stream = freshStream();
      const events = eventsOf(2);
      await one.append(stream, 'no_stream', events);
      await expect(one.append(stream, 'no_stream', changed(events))).rejects.toEqual(new WrongExpectedRevision(stream, 'no_stream', 1));
      expect(await idsIn(one, stream)).toEqual(idsOf(events));
    });

    it('is a conflict at another revision than the first time', async () => {
      const { one } = stores();
      const stream = freshStream();
      const [first, ...rest] = eventsOf(3);
      await one.append(stream, 'no_stream', [first!]);
      await one.append(stream, 0, rest);
      await expect(one.append(stream, 'no_stream', rest)).rejects.toEqual(new WrongExpectedRevision(stream, 'no_stream', 2));
      await expect(one.append(stream, 1, rest)).rejects.toEqual(new WrongExpectedRevision(stream, 1, 2));
    });
  });

  describe('appends that race for one stream', () => {
    it('are won by exactly one for each revision', async () => {
      const { one, two } = stores();
      const stream = freshStream();
      for (let revision = -1; revision < 4; revision++) {
        const expected = revision < 0 ? 'no_stream' : revision;
        const racing = Array.from({ length: 12 }, (_, n) => (n % 2 ? one : two).append(stream, expected, eventsOf(1)));
        const { won, conflicts } = outcomesOf(await Promise.allSettled(racing));
        expect(won).toBe(1);
        expect(conflicts).toHaveLength(11);
        for (const error of conflicts) expect(error).toEqual(new WrongExpectedRevision(stream, expected, revision + 1));
      }
      expect((await one.readStream(stream)).revision).toBe(4);
    });

    it('lose and double nothing when every loser tries again', async () => {
      const { one, two } = stores();
      const stream = freshStream();
      const events = eventsOf(24);
      await Promise.all(events.map((each, n) => appendInTheEnd(n % 2 ? one : two, stream, each)));
      const stored = (await one.readStream(stream)).events;
      expect(stored.map(({ revision }) => revision)).toEqual(events.map((_, n) => n));
      expect(idsOf(stored).toSorted()).toEqual(idsOf(events).toSorted());
    });
  });

  describe('appends to many new streams at once', () => {
    it('are all made, each at a place of its own', async () => {
      const { one, two } = stores();
      const streams = Array.from({ length: 200 }, freshStream);
      const results = await Promise.all(streams.map((stream, n) => (n % 2 ? one : two).append(stream, 'no_stream', eventsOf(2))));
      expect(results.every(({ revision }) => revision === 1)).toBe(true);
      expect(new Set(results.map(({ position }) => position)).size).toBe(200);
      const lengths = await Promise.all(streams.map(async (stream) => (await one.readStream(stream)).events.length));
      expect(lengths.every((length) => length === 2)).toBe(true);
    });
  });
};
