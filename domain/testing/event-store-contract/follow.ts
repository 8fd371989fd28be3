import { describe, expect, it } from 'vitest';
import { event, eventsOf, followUntil, freshStream, idsOf, type Stores } from './fixtures.ts';

export const following = (stores: () => Stores): void => {
  describe('a follower', () => {
    it('hears at once that nothing is left, where nothing is', async () => {
      const { one } = stores();
      const leaving = new AbortController();
      const start = await one.head();
      for await (const page of one.follow(start, { limit: 10, signal: leaving.signal })) {
        expect(page).toMatchObject({ events: [], atHead: true });
        expect(page.position >= start).toBe(true);
        leaving.abort();
      }
      expect(leaving.signal.aborted).toBe(true);
    });

    it('is woken by an append of another connection', async () => {
      const { one, two } = stores();
      const leaving = new AbortController();
      const sent = event();
      const seen: string[] = [];
      let waits = false;
      for await (const page of one.follow(await one.head(), { limit: 10, signal: leaving.signal })) {
        seen.push(...idsOf(page.events));
        if (page.atHead && !waits) {
          waits = true;
          void two.append(freshStream(), 'no_stream', [sent]);
        }
        if (seen.includes(sent.id)) leaving.abort();
      }
      expect(seen).toEqual([sent.id]);
    });

    it('starts after its position, and gives what was appended before it came and while it stays', async () => {
      const { one } = stores();
      const stream = freshStream();
      const [skipped, early, late] = eventsOf(3);
      const { position } = await one.append(stream, 'no_stream', [skipped!]);
      await one.append(stream, 0, [early!]);
      const seen = followUntil(one, position, () => late!.id);
      await one.append(stream, 1, [late!]);
      expect(idsOf(await seen)).toEqual([early!.id, late!.id]);
    });

    it('gives every event of many appenders exactly once and in order', async () => {
      const { one, two } = stores();
      const start = await one.head();
      const streams = Array.from({ length: 12 }, freshStream);
      const last = event();
      const followers = [followUntil(one, start, () => last.id, 7), followUntil(two, start, () => last.id, 50)];
      const appendTo = async (stream: string, n: number): Promise<string[]> => {
        const sent: string[] = [];
        for (let revision = -1; revision < 19;) {
          const events = eventsOf(1 + ((revision + n) % 3 === 0 ? 1 : 0));
          const result = await (n % 2 ? one : two).append(stream, revision < 0 ? 'no_stream' : revision, events);
          sent.push(...idsOf(events));
          revision = result.revision;
        }
        return sent;
      };
      const sent = await Promise.all(streams.map(appendTo));
      await one.append(freshStream(), 'no_stream', [last]);
      const [first, second] = await Promise.all(followers);
      for (const seen of [first!, second!]) {
        streams.forEach((stream, n) => expect(idsOf(seen.filter((each) => each.stream === stream))).toEqual(sent[n]));
        expect(seen).toHaveLength(sent.flat().length + 1);
        expect(seen.map(({ position }) => position)).toEqual(seen.map(({ position }) => position).toSorted());
      }
      expect(idsOf(first!)).toEqual(idsOf(second!));
    });

    it('keeps its pages to the limit and their positions rising', async () => {
      const { one } = stores();
      const start = await one.head();
      const leaving = new AbortController();
      await one.append(freshStream(), 'no_stream', eventsOf(11));
      const sizes: number[] = [];
      let position = start;
      for await (const page of one.follow(start, { limit: 4, signal: leaving.signal })) {
        sizes.push(page.events.length);
        expect(page.position >= position).toBe(true);
        expect(page.events.every((each) => each.position <= page.position && each.position > position)).toBe(true);
        position = page.position;
        if (sizes.reduce((sum, size) => sum + size, 0) === 11) leaving.abort();
      }
      expect(Math.max(...sizes)).toBeLessThanOrEqual(4);
    });

    it("passes by the server's own streams", async () => {
      const { one } = stores();
      const start = await one.head();
      const leaving = new AbortController();
      const { position } = await one.append(`$${freshStream()}`, 'no_stream', eventsOf(3));
      const seen: string[] = [];
      for await (const page of one.follow(start, { limit: 2, signal: leaving.signal })) {
        seen.push(...idsOf(page.events));
        if (page.position >= position) leaving.abort();
      }
      expect(seen).toEqual([]);
    });

    it('ends quietly when its signal aborts while it waits', async () => {
      const { one } = stores();
      const leaving = new AbortController();
      const pages = one.follow(await one.head(), { limit: 10, signal: leaving.signal })[Symbol.asyncIterator]();
      await pages.next();
      const waiting = (async () => {
        while (!(await pages.next()).done);
        return 'ended';
      })();
      leaving.abort();
      expect(await waiting).toBe('ended');
    });

    it('gives nothing when its signal was aborted before', async () => {
      const { one } = stores();
      const pages = [];
      for await (const page of one.follow(await one.head(), { limit: 10, signal: AbortSignal.abort() })) pages.push(page);
      expect(pages).toEqual([]);
    });

    it('may simply be left', async () => {
      const { one } = stores();
      const leaving = new AbortController();
      for await (const page of one.follow(await one.head(), { limit: 10, signal: leaving.signal })) {
        expect(page.atHead).toBe(true);
        break;
      }
      leaving.abort();
    });
  });
};
