import {
  AppendTooLarge,
  EmptyAppend,
  WrongExpectedRevision,
  appendBytes,
  maxAppendBytes,
  type ExpectedRevision,
} from '@healthcert/domain/kernel';
import { describe, expect, it } from 'vitest';
import { event, eventsOf, fill, freshStream, idsIn, idsOf, type Stores } from './fixtures.ts';

const conflict = (stream: string, expected: ExpectedRevision, actual: number): WrongExpectedRevision =>
  new WrongExpectedRevision(stream, expected, actual);

const ofSize = (bytes: number) => {
  const empty = event({ text: '' });
  return { ...empty, data: { text: 'x'.repeat(bytes - appendBytes([empty])) } };
};

export const appends = (stores: () => Stores): void => {
  describe('an append', () => {
    it('opens a stream and gives the revision of its last event', async () => {
      const { one } = stores();
      const stream = freshStream();
      const events = eventsOf(3);
      expect(await one.append(stream, 'no_stream', events)).toMatchObject({ revision: 2 });
      expect(await idsIn(one, stream)).toEqual(idsOf(events));
    });

    it('goes on at the exact revision', async () => {
      const { one } = stores();
      const stream = freshStream();
      await fill(one, stream, 2);
      expect(await one.append(stream, 1, eventsOf(2))).toMatchObject({ revision: 3 });
    });

    it.each<[string, number, ExpectedRevision]>([
      ['an open stream is expected new', 3, 'no_stream'],
      ['an earlier revision is expected', 3, 1],
      ['the first revision is expected', 3, 0],
      ['a later revision is expected', 3, 3],
      ['a far later revision is expected', 3, 500],
      ['a missing stream is expected at its first event', 0, 0],
      ['a missing stream is expected further on', 0, 7],
      ['a missing stream is expected to exist', 0, 'stream_exists'],
    ])('is a conflict that tells the actual revision when %s', async (_, held, expected) => {
      const { one } = stores();
      const stream = freshStream();
      const before = await fill(one, stream, held);
      await expect(one.append(stream, expected, eventsOf(2))).rejects.toEqual(conflict(stream, expected, held - 1));
      expect(await idsIn(one, stream)).toEqual(idsOf(before));
    });

    it('is made at whatever revision when any will do', async () => {
      const { one } = stores();
      const stream = freshStream();
      expect(await one.append(stream, 'any', eventsOf(1))).toMatchObject({ revision: 0 });
      expect(await one.append(stream, 'any', eventsOf(2))).toMatchObject({ revision: 2 });
    });

    it('is made at whatever revision of a stream that exists', async () => {
      const { one } = stores();
      const stream = freshStream();
      await fill(one, stream, 2);
      expect(await one.append(stream, 'stream_exists', eventsOf(2))).toMatchObject({ revision: 3 });
    });

    it('of nothing is refused', async () => {
      const { one } = stores();
      const stream = freshStream();
      await expect(one.append(stream, 'no_stream', [])).rejects.toBeInstanceOf(EmptyAppend);
      await expect(one.append(stream, 'any', [])).rejects.toBeInstanceOf(EmptyAppend);
    });
  });

  describe('an append of the greatest size', () => {
    it('is accepted at exactly the limit', async () => {
      const { one } = stores();
      const stream = freshStream();
      const greatest = ofSize(maxAppendBytes);
      expect(await one.append(stream, 'no_stream', [greatest])).toMatchObject({ revision: 0 });
      expect((await one.readStream(stream)).events[0]!.data).toEqual(greatest.data);
    });

    it('is refused one byte above it, and nothing is written', async () => {
      const { one } = stores();
      const stream = freshStream();
      await expect(one.append(stream, 'no_stream', [ofSize(maxAppendBytes + 1)])).rejects.toEqual(new AppendTooLarge(maxAppendBytes + 1));
      expect(await one.readStream(stream)).toMatchObject({ exists: false, revision: -1 });
    });

    it('is measured over all its events, and in bytes rather than characters', async () => {
      const { one } = stores();
      const stream = freshStream();
      const half = ofSize(maxAppendBytes / 2 + 1);
      await expect(one.append(stream, 'no_stream', [half, half])).rejects.toBeInstanceOf(AppendTooLarge);
      await expect(one.append(stream, 'no_stream', [event({ text: '健'.repeat(400_000) })])).rejects.toBeInstanceOf(AppendTooLarge);
      expect(await one.readStream(stream)).toMatchObject({ exists: false });
    });

    it('may hold many events', async () => {
      const { one } = stores();
      const stream = freshStream();
      const events = eventsOf(500);
      expect(await one.append(stream, 'no_stream', events)).toMatchObject({ revision: 499 });
      expect(await idsIn(one, stream)).toEqual(idsOf(events));
    });
  });

  describe('what is appended', () => {
    it('comes back as it was given, whatever it is written in', async () => {
      const { one } = stores();
      const stream = `contract-${freshStream()} 体检中心/西湖区`;
      const given = {
        ...event({
          name: '阿依古丽·买买提 𠮷 🀄 é e\u0301',
          marks: 'line\u2028ends\n\t"\\ \u0000',
          nested: { list: [1, -2.5, 1e21, true, false, null, []], empty: {} },
          z: 1,
          a: 2,
        }),
        metadata: { actor: '王医生', $extra: { deep: ['值'] } },
      };
      await one.append(stream, 'no_stream', [given]);
      const [stored] = (await one.readStream(stream)).events;
      expect(stored).toMatchObject({ id: given.id, type: given.type, stream, revision: 0 });
      expect(stored!.data).toEqual(given.data);
      expect(Object.keys(stored!.data)).toEqual(Object.keys(given.data));
      expect(stored!.metadata).toEqual(given.metadata);
      expect(new Date(stored!.recordedAt).toISOString()).toBe(stored!.recordedAt);
    });

    it('is not changed by what the caller does to its object afterwards', async () => {
      const { one } = stores();
      const stream = freshStream();
      const data = { outcome: 'fit' };
      const sent = one.append(stream, 'no_stream', [event(data)]);
      await sent;
      data.outcome = 'unfit';
      expect((await one.readStream(stream)).events[0]!.data).toEqual({ outcome: 'fit' });
    });
  });
};
