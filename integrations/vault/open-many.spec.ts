import type { SealedBox } from '@healthcert/domain/kernel';
import { sealText } from '@healthcert/domain/kernel/sealing';
import type { KeyObject } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { newPersonKey } from './key-wrap.ts';
import { deriveVaultKeys } from './master-key.ts';
import { openManyWith } from './open-many.ts';
import { OpeningThread } from './opening-thread.ts';

const { keyEncryption } = deriveVaultKeys(Buffer.alloc(32, 3));
const thread = new OpeningThread(keyEncryption);
afterAll(() => thread.close());

interface Person {
  readonly key: KeyObject;
  readonly wrapped: string | null;
}
const persons = new Map<string, Person>(
  Array.from({ length: 40 }, (_, n) => {
    const { key, wrapped } = newPersonKey(keyEncryption, `p-${n}`);
    return [`p-${n}`, { key, wrapped: wrapped.toString('base64') }];
  }),
);

const boxOf = (n: number, subject = `p-${n % 40}`): SealedBox => {
  const context = `case-${n}/event-${n}`;
  const text = JSON.stringify({ identity: { name: `虚构${n} "\\` } });
  return { subject, context, box: sealText(persons.get(subject)!.key, context, text) };
};
const inBox = (n: number) => ({ identity: { name: `虚构${n} "\\` } });
const boxes = Array.from({ length: 120 }, (_, n) => boxOf(n));

/** What was fetched, and boxes opened with the keys of `held` at hand. */
const opening = (held: ReadonlyMap<string, Person> = persons, known: readonly string[] = []) => {
  const fetched: string[][] = [];
  const open = openManyWith({
    thread,
    cached: (id) => (known.includes(id) ? persons.get(id)!.wrapped : undefined),
    fetch: async (ids) => {
      fetched.push([...ids]);
      return new Map(ids.flatMap((id) => (held.has(id) ? [[id, held.get(id)!.wrapped]] : [])));
    },
  });
  return { open, fetched };
};

const without = (person: string): ReadonlyMap<string, Person> => new Map([...persons].filter(([id]) => id !== person));

describe('many boxes', () => {
  it('are opened beside this thread, in their order', async () => {
    expect(await opening().open(boxes)).toEqual(boxes.map((_, n) => inBox(n)));
  });

  it('need the key of each person once, and only where it is not at hand', async () => {
    const { open, fetched } = opening(persons, ['p-0', 'p-1']);
    await open(boxes);
    expect(fetched).toEqual([[...persons.keys()].slice(2)]);
  });

  it('of those who have no key are empty, whether it was destroyed or never was', async () => {
    const destroyed = new Map(persons).set('p-3', { key: persons.get('p-3')!.key, wrapped: null });
    const expected = boxes.map(({ subject }, n) => (subject === 'p-3' ? null : inBox(n)));
    expect(await opening(destroyed).open(boxes)).toEqual(expected);
    expect(await opening(without('p-3')).open(boxes)).toEqual(expected);
  });

  it('are left to the caller where they are few, or more than the thread has memory for', async () => {
    expect(await opening().open(boxes.slice(0, 10))).toBeUndefined();
    const large = { ...boxes[0]!, box: 'A'.repeat(5 * 1024 * 1024) };
    expect(await opening().open([...boxes, large])).toBeUndefined();
  });

  it.each<[string, SealedBox]>([
    ['is bound to another event', { ...boxes[0]!, context: 'case-1/event-1' }],
    ['is of another person', { ...boxes[0]!, subject: 'p-1' }],
    ['was cut off', { ...boxes[0]!, box: 'AAAA' }],
    ['holds what is no JSON', { ...boxes[0]!, box: sealText(persons.get('p-0')!.key, boxes[0]!.context, '{') }],
    ['holds more than one thing', { ...boxes[0]!, box: sealText(persons.get('p-0')!.key, boxes[0]!.context, '{},{}') }],
  ])('are left to the caller, who names it, where one %s', async (_, spoilt) => {
    expect(await opening().open([...boxes.slice(1), spoilt])).toBeUndefined();
    expect(await opening().open(boxes)).toHaveLength(boxes.length);
  });

  it('are left to the caller where a key was wrapped for somebody else', async () => {
    const swapped = new Map(persons).set('p-3', persons.get('p-4')!);
    expect(await opening(swapped).open(boxes)).toBeUndefined();
  });

  it('fail with what their keys fail with', async () => {
    const open = openManyWith({ thread, cached: () => undefined, fetch: () => Promise.reject(new Error('the vault cannot be asked')) });
    await expect(open(boxes)).rejects.toThrow('the vault cannot be asked');
  });
});
