import type { RecordedEvent } from '@healthcert/domain/kernel';
import { beforeAll, describe, expect, it } from 'vitest';
import { event, eventsOf, fill, freshStream, idsOf, readOn, type Stores } from './fixtures.ts';

const revisionsOf = (events: readonly RecordedEvent[]): number[] => events.map(({ revision }) => revision);

const isRising = (positions: readonly string[]): boolean => positions.every((position, n) => n === 0 || positions[n - 1]! < position);

export const reads = (stores: () => Stores): void => {
  describe('a read of a stream', () => {
    const stream = freshStream();
    beforeAll(() => fill(stores().one, stream, 10));

    it('gives all its events in order', async () => {
      const slice = await stores().one.readStream(stream);
      expect(slice).toMatchObject({ exists: true, revision: 9 });
      expect(revisionsOf(slice.events)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(slice.events.map(({ data }) => data.n)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    });

    it('starts with the revision it is asked from, and keeps to its limit', async () => {
      const slice = await stores().one.readStream(stream, { from: 3, limit: 4 });
      expect(revisionsOf(slice.events)).toEqual([3, 4, 5, 6]);
      expect(slice).toMatchObject({ exists: true, revision: 9 });
    });

    it('gives what there is when less is left than the limit', async () => {
      expect(revisionsOf((await stores().one.readStream(stream, { from: 8, limit: 4 })).events)).toEqual([8, 9]);
    });

    it('gives no event from beyond the last, and still the revision', async () => {
      expect(await stores().one.readStream(stream, { from: 10 })).toMatchObject({ exists: true, revision: 9, events: [] });
      expect(await stores().one.readStream(stream, { from: 10, limit: 5 })).toMatchObject({ exists: true, revision: 9, events: [] });
    });

    it('goes backwards from the last event', async () => {
      const slice = await stores().one.readStream(stream, { backwards: true, limit: 3 });
      expect(revisionsOf(slice.events)).toEqual([9, 8, 7]);
      expect(slice).toMatchObject({ exists: true, revision: 9 });
    });

    it('goes backwards from the revision it is asked from, inclusive', async () => {
      const slice = await stores().one.readStream(stream, { backwards: true, from: 2, limit: 10 });
      expect(revisionsOf(slice.events)).toEqual([2, 1, 0]);
      expect(slice.revision).toBe(9);
    });

    it('gives a position that is not before the last event, however little was read', async () => {
      const { one } = stores();
      const last = (await one.readStream(stream)).events.at(-1)!;
      for (const options of [{}, { limit: 1 }, { from: 4, limit: 2 }, { from: 10 }, { backwards: true, from: 2, limit: 1 }]) {
        const slice = await one.readStream(stream, options);
        expect(slice.position).toHaveLength(last.position.length);
        expect(slice.position >= last.position).toBe(true);
        expect(slice.position <= (await one.head())).toBe(true);
      }
    });

    it('takes a missing stream for a value', async () => {
      const { one } = stores();
      const missing = freshStream();
      for (const options of [{}, { from: 3, limit: 2 }, { backwards: true, limit: 1 }]) {
        const slice = await one.readStream(missing, options);
        expect(slice).toMatchObject({ exists: false, revision: -1, events: [] });
        expect(slice.position).toHaveLength((await one.head()).length);
      }
    });

    it('sees what another connection appended', async () => {
      const { one, two } = stores();
      const shared = freshStream();
      await one.append(shared, 'no_stream', eventsOf(1));
      expect(await two.readStream(shared)).toMatchObject({ exists: true, revision: 0 });
    });

    it('gives a long stream whole', async () => {
      const { one } = stores();
      const long = freshStream();
      for (let n = 0; n < 3; n++) await one.append(long, n === 0 ? 'no_stream' : n * 400 - 1, eventsOf(400));
      expect((await one.readStream(long)).events).toHaveLength(1200);
    });
  });

  describe('a read of all', () => {
    it('gives the events of all streams in the order of their appends, page by page', async () => {
      const { one, two } = stores();
      const start = await one.head();
      const streams = [freshStream(), freshStream(), freshStream()];
      const sent: string[] = [];
      for (let n = 0; n < 12; n++) {
        const next = event({ n });
        sent.push(next.id);
        await (n % 2 ? one : two).append(streams[n % 3]!, n < 3 ? 'no_stream' : Math.floor(n / 3) - 1, [next]);
      }
      const { events, pages } = await readOn(one, start, 5);
      expect(idsOf(events.filter(({ stream }) => streams.includes(stream)))).toEqual(sent);
      expect(isRising(events.map(({ position }) => position))).toBe(true);
      expect(pages).toBeGreaterThanOrEqual(3);
    });

    it('keeps the events of one append together and in order', async () => {
      const { one } = stores();
      const start = await one.head();
      const events = eventsOf(7);
      const { position } = await one.append(freshStream(), 'no_stream', events);
      const read = await readOn(one, start, 3);
      expect(idsOf(read.events)).toEqual(idsOf(events));
      expect(read.position >= position).toBe(true);
      expect(read.events.every((each) => each.position <= position)).toBe(true);
    });

    it('gives whole events', async () => {
      const { one } = stores();
      const start = await one.head();
      const stream = freshStream();
      const given = event({ outcome: 'fit' }, 'Concluded');
      await one.append(stream, 'no_stream', [given]);
      const [read] = (await readOn(one, start, 10)).events;
      const [stored] = (await one.readStream(stream)).events;
      expect(read).toMatchObject({ ...given, stream, revision: 0, recordedAt: stored!.recordedAt });
      expect(stored!.position >= read!.position).toBe(true);
    });

    it('keeps to its limit, and says whether it stands at the head', async () => {
      const { one } = stores();
      const start = await one.head();
      await one.append(freshStream(), 'no_stream', eventsOf(6));
      const first = await one.readAll(start, 4);
      expect(first.events.length).toBeLessThanOrEqual(4);
      expect(first.atHead).toBe(false);
      const rest = await readOn(one, first.position, 4);
      expect(first.events.length + rest.events.length).toBe(6);
    });

    it('goes on from where an empty read stood', async () => {
      const { one } = stores();
      const { position } = await readOn(one, await one.head(), 10);
      const empty = await one.readAll(position, 10);
      expect(empty).toMatchObject({ events: [], atHead: true });
      const next = await one.append(freshStream(), 'no_stream', eventsOf(1));
      const after = await one.readAll(empty.position, 10);
      expect(after.events).toHaveLength(1);
      expect(after.position >= next.position).toBe(true);
    });

    it('starts at the beginning without a position', async () => {
      const { one } = stores();
      await one.append(freshStream(), 'no_stream', eventsOf(3));
      const first = await one.readAll(null, 2);
      const second = await one.readAll(first.position, 2);
      const positions = [...first.events, ...second.events].map(({ position }) => position);
      expect(isRising(positions)).toBe(true);
      expect(first.position < second.position).toBe(true);
    });

    it("leaves out the server's own streams, and passes by them", async () => {
      const { one } = stores();
      const start = await one.head();
      const stream = freshStream();
      const [before, after] = eventsOf(2);
      await one.append(stream, 'no_stream', [before!]);
      await one.append(`$${freshStream()}`, 'no_stream', eventsOf(4));
      await one.append(stream, 0, [after!]);
      const { position } = await one.append(`$${freshStream()}`, 'no_stream', eventsOf(4));
      const read = await readOn(one, start, 2);
      expect(idsOf(read.events)).toEqual([before!.id, after!.id]);
      expect(read.position >= position).toBe(true);
    });
  });

  describe('positions', () => {
    it('have one width, are unique and rise', async () => {
      const { one } = stores();
      const start = await one.head();
      const appended: string[] = [];
      for (let n = 0; n < 20; n++) appended.push((await one.append(freshStream(), 'no_stream', eventsOf(1))).position);
      const read = (await readOn(one, start, 100)).events.map(({ position }) => position);
      expect(new Set([...appended, ...read, start].map((position) => position.length)).size).toBe(1);
      expect(isRising(appended)).toBe(true);
      expect(isRising(read)).toBe(true);
      expect(start < appended[0]!).toBe(true);
    });

    it('have a head that no append has passed', async () => {
      const { one, two } = stores();
      const { position } = await one.append(freshStream(), 'no_stream', eventsOf(2));
      const head = await two.head();
      expect(head >= position).toBe(true);
      expect((await readOn(two, position, 10)).position >= head).toBe(true);
      expect((await one.head()) >= head).toBe(true);
    });

    it('belong to one epoch, whoever asks', () => {
      const { one, two } = stores();
      expect(one.epoch).not.toBe('');
      expect(two.epoch).toBe(one.epoch);
    });
  });
};
