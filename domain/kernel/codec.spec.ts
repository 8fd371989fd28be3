import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { KeyNotHeld, SubjectErased, UnreadableEvent, createCodec } from './codec.ts';
import type { RecordedEvent } from './event-store.ts';
import { events, type EventCatalogue, type EventMeta } from './events.ts';
import type { JsonObject } from './json.ts';
import type { KeyRing, SealedBox } from './vault.ts';

const plain = z.object({ personId: z.string(), outcome: z.string() });
const identity = z.object({ name: z.string(), idNumber: z.string() });
const clinical = z.object({ alt: z.number() });

const examinations = events('exam', {
  Examined: { version: 1, plain, identity, clinical, subject: 'personId' },
  RoomOpened: { version: 1, plain: z.object({ room: z.string() }) },
});

/** A ring that keeps at most `size` keys, as a bounded cache does. */
const keyRing = (
  people: readonly string[],
  size = Number.POSITIVE_INFINITY,
): KeyRing & { erase(person: string): void; fetches: string[][] } => {
  const vault = new Map(people.map((person) => [person, createSecretKey(randomBytes(32))]));
  const cache = new Map<string, KeyObject | null>();
  const fetches: string[][] = [];
  return {
    fetches,
    cached: (person) => cache.get(person),
    fetch: async (wanted) => {
      fetches.push([...wanted]);
      for (const person of wanted) cache.set(person, vault.get(person) ?? null);
      for (const oldest of [...cache.keys()].slice(0, Math.max(0, cache.size - size))) cache.delete(oldest);
    },
    erase: (person) => {
      vault.delete(person);
      cache.clear();
    },
  };
};

const meta: EventMeta = {
  commandId: 'c-1',
  actorId: 'dr-wang',
  actorRoles: ['physician'],
  institutionId: 'clinic-1',
  at: '2026-03-01T08:00:00.000Z',
  correlationId: 'r-1',
  causationId: null,
};

const examined = (personId = 'p-1') => ({
  type: 'Examined',
  data: { personId, outcome: 'fit', identity: { name: '虚构甲', idNumber: '990101190001010005' }, clinical: { alt: 31 } },
});

const stored = (stream: string, events: readonly { id: string; type: string; data: JsonObject; metadata: JsonObject }[]): RecordedEvent[] =>
  events.map((event, revision) => ({ ...event, stream, revision, position: '0001', recordedAt: meta.at }));

describe('the codec', () => {
  it('gives back what it sealed, with its place and its circumstances', async () => {
    const codec = createCodec([examinations], keyRing(['p-1']));
    const encoded = await codec.encode('exam', '7', [examined(), { type: 'RoomOpened', data: { room: 'A' } }], meta);
    const [first, second] = await codec.decode(stored('exam-7', encoded));
    expect(first).toMatchObject({ ...examined(), category: 'exam', streamId: '7', revision: 0, position: '0001', meta });
    expect(first!.id).toBe(encoded[0]!.id);
    expect(second).toMatchObject({ type: 'RoomOpened', data: { room: 'A' }, revision: 1 });
  });

  it('stores no personal datum readable, not even one that a form would let pass', async () => {
    const loose = events('exam', { Examined: { version: 1, plain: plain.loose(), identity, clinical, subject: 'personId' } });
    for (const catalogue of [examinations, loose] as readonly EventCatalogue[]) {
      const [event] = await createCodec([catalogue], keyRing(['p-1'])).encode('exam', '7', [examined()], meta);
      const json = JSON.stringify(event);
      for (const secret of ['虚构甲', '990101190001010005', '"alt"']) expect(json).not.toContain(secret);
      expect(event!.data).toMatchObject({ personId: 'p-1', outcome: 'fit', $sealed: { subject: 'p-1' } });
    }
  });

  it('seals the same event differently each time, under the same id', async () => {
    const codec = createCodec([examinations], keyRing(['p-1']));
    const [one] = await codec.encode('exam', '7', [examined()], meta);
    const [two] = await codec.encode('exam', '7', [examined()], meta);
    expect(one!.id).toBe(two!.id);
    expect(one!.data).not.toEqual(two!.data);
  });

  it.each<[string, (event: RecordedEvent) => RecordedEvent]>([
    ['moved to another stream', (event) => ({ ...event, stream: 'exam-8' })],
    ['given the id of another', (event) => ({ ...event, id: '0192f3a4-0000-7000-8000-000000000000' })],
    ['changed in its sealed part', (event) => ({ ...event, data: { ...event.data, $sealed: { subject: 'p-1', box: 'AAAA' } } })],
    [
      'sealed for another person',
      (event) => ({ ...event, data: { ...event.data, $sealed: { ...(event.data.$sealed as JsonObject), subject: 'p-2' } } }),
    ],
    ['of a type that nobody knows', (event) => ({ ...event, type: 'Vanished' })],
    ['of a category that nobody knows', (event) => ({ ...event, stream: 'other-7' })],
    ['of a later version than is known', (event) => ({ ...event, metadata: { ...event.metadata, version: 2 } })],
    ['without a version', (event) => ({ ...event, metadata: {} })],
    ['not of its form', (event) => ({ ...event, data: { ...event.data, outcome: 7 } })],
  ])('cannot read an event that was %s', async (_, spoil) => {
    const codec = createCodec([examinations], keyRing(['p-1', 'p-2']));
    const [event] = stored('exam-7', await codec.encode('exam', '7', [examined()], meta));
    const failure = codec.decode([spoil(event!)]);
    await expect(failure).rejects.toBeInstanceOf(UnreadableEvent);
    await expect(failure).rejects.not.toThrow('虚构甲');
  });

  it('reads the sealed groups of an erased person as null, and keeps the rest', async () => {
    const keys = keyRing(['p-1']);
    const codec = createCodec([examinations], keys);
    const encoded = await codec.encode('exam', '7', [examined()], meta);
    keys.erase('p-1');
    const [event] = await codec.decode(stored('exam-7', encoded));
    expect(event!.data).toEqual({ personId: 'p-1', outcome: 'fit', identity: null, clinical: null });
  });

  it('writes nothing about an erased person', async () => {
    const codec = createCodec([examinations], keyRing([]));
    await expect(codec.encode('exam', '7', [examined()], meta)).rejects.toBeInstanceOf(SubjectErased);
  });

  it('writes of an erased person what names nobody: every sealed group said to be null', async () => {
    const codec = createCodec([examinations], keyRing([]));
    const bare = { type: 'Examined', data: { personId: 'p-1', outcome: 'fit', identity: null, clinical: null } };
    const [encoded] = await codec.encode('exam', '7', [bare], meta);
    expect(encoded!.data).toEqual({ personId: 'p-1', outcome: 'fit' });
    const [decoded] = await codec.decode(stored('exam-7', [encoded!]));
    expect(decoded!.data).toEqual(bare.data);
    const forgotten = { type: 'Examined', data: { personId: 'p-1', outcome: 'fit', identity: null } };
    await expect(codec.encode('exam', '7', [forgotten], meta)).rejects.toBeInstanceOf(SubjectErased);
  });

  it('refuses an event that is not of its form', async () => {
    const codec = createCodec([examinations], keyRing(['p-1']));
    const wrong = { type: 'Examined', data: { ...examined().data, clinical: { alt: 'high' } } };
    await expect(codec.encode('exam', '7', [wrong], meta)).rejects.toThrow(z.ZodError);
  });

  it('fetches the keys of a page in one round trip, and none that it has', async () => {
    const keys = keyRing(['p-1', 'p-2', 'p-3']);
    const codec = createCodec([examinations], keys);
    const encoded = await codec.encode('exam', '7', ['p-1', 'p-2', 'p-1'].map(examined), meta);
    expect(keys.fetches).toEqual([['p-1', 'p-2']]);
    await codec.decode(stored('exam-7', encoded));
    expect(keys.fetches).toHaveLength(1);
  });

  it('reads a page of more people than the key ring holds', async () => {
    const people = Array.from({ length: 1200 }, (_, n) => `p-${n}`);
    const keys = keyRing(people, 600);
    const codec = createCodec([examinations], keys);
    const encoded = await codec.encode('exam', '7', people.map(examined), meta);
    const decoded = await codec.decode(stored('exam-7', encoded));
    expect(decoded.filter(({ data }) => (data as { identity: unknown }).identity !== null)).toHaveLength(1200);
  });

  it('hands a page to whoever opens many boxes at once, and takes null for an erased subject', async () => {
    const keys = keyRing(['p-1', 'p-2']);
    const encoded = await createCodec([examinations], keys).encode('exam', '7', [examined('p-1'), examined('p-2')], meta);
    const { identity: name, clinical: findings } = examined().data;
    const handed: (readonly SealedBox[])[] = [];
    const openMany = async (boxes: readonly SealedBox[]) => {
      handed.push(boxes);
      return [null, { identity: name, clinical: findings }];
    };
    const roomOpened = { ...encoded[0]!, type: 'RoomOpened', data: { room: 'A' } };
    const page = stored('exam-7', [encoded[0]!, roomOpened, encoded[1]!]);
    const decoded = await createCodec([examinations], { ...keyRing([]), openMany }).decode(page);
    expect(decoded.map(({ data }) => data)).toEqual([
      { personId: 'p-1', outcome: 'fit', identity: null, clinical: null },
      { room: 'A' },
      examined('p-2').data,
    ]);
    expect(handed).toEqual([
      [encoded[0]!, encoded[1]!].map(({ id, data }, n) => ({
        subject: `p-${n + 1}`,
        context: `exam-7/${id}`,
        box: (data.$sealed as JsonObject).box,
      })),
    ]);
  });

  it('opens boxes itself that are not opened for it, and names the one that does not open', async () => {
    const keys = { ...keyRing(['p-1']), openMany: () => Promise.resolve(undefined) };
    const codec = createCodec([examinations], keys);
    const [event] = stored('exam-7', await codec.encode('exam', '7', [examined()], meta));
    expect((await codec.decode([event!]))[0]!.data).toEqual(examined().data);
    const moved = { ...event!, id: '0192f3a4-0000-7000-8000-000000000000' };
    await expect(codec.decode([event!, moved])).rejects.toMatchObject({ name: 'UnreadableEvent', eventId: moved.id });
  });

  it('never takes a key that it could not get hold of for a destroyed one', async () => {
    const codec = createCodec([examinations], keyRing(['p-1'], 0));
    await expect(codec.encode('exam', '7', [examined()], meta)).rejects.toBeInstanceOf(KeyNotHeld);
  });

  it('turns earlier versions into the present one, sealed groups too, and passes over those of the erased', async () => {
    const now = events('exam', {
      Examined: {
        version: 3,
        plain: plain.extend({ room: z.string() }),
        identity: z.object({ fullName: z.string() }),
        subject: 'personId',
        upcasters: [
          (data) => ({ ...data, room: 'unknown' }),
          ({ identity: old, ...data }) => ({ ...data, ...(old !== undefined && { identity: { fullName: (old as JsonObject).name! } }) }),
        ],
      },
    });
    const keys = keyRing(['p-1']);
    const encoded = await createCodec([examinations], keys).encode('exam', '7', [examined()], meta);
    const [event] = await createCodec([now], keys).decode(stored('exam-7', encoded));
    expect(event!.data).toEqual({ personId: 'p-1', outcome: 'fit', room: 'unknown', identity: { fullName: '虚构甲' } });
    keys.erase('p-1');
    const [erased] = await createCodec([now], keys).decode(stored('exam-7', encoded));
    expect(erased!.data).toEqual({ personId: 'p-1', outcome: 'fit', room: 'unknown', identity: null });
  });

  it('refuses a catalogue that would lose data', () => {
    const withoutSubject = events('exam', { Examined: { version: 1, plain, identity } });
    const withoutUpcaster = events('exam', { Examined: { version: 2, plain } });
    expect(() => createCodec([withoutSubject], keyRing([]))).toThrow('exam/Examined: sealed fields need a subject');
    expect(() => createCodec([withoutUpcaster], keyRing([]))).toThrow('exam/Examined: version 2 needs 1 upcasters');
  });
});
