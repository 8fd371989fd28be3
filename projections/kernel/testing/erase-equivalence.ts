import type { Recorded } from '@healthcert/domain/kernel';
import { expect } from 'vitest';
import type { AnyProjection } from '../projection.ts';
import { rowsAfter } from './project-rows.ts';

type Data = Readonly<Record<string, unknown>>;

const sealed = ['identity', 'clinical'] as const;

const isAbout = (event: Recorded, subject: string): boolean =>
  event.streamId === subject || Object.values(event.data as Data).includes(subject);

/** As the codec reads it once the key is destroyed. */
const erased = (event: Recorded): Recorded => ({
  ...event,
  data: { ...event.data, ...Object.fromEntries(sealed.filter((group) => group in event.data).map((group) => [group, null])) },
});

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/**
 * What a projection holds after an erasure must not depend on whether it read the events before the key was
 * destroyed or after; and of what only the sealed fields said, nothing may be left. `events` are as read before, the
 * erasure among them; `subject` is the erased person's id.
 */
export const expectEraseEquivalence = (projection: AnyProjection, events: readonly Recorded[], subject: string): void => {
  const projectedThenErased = rowsAfter(projection, events);
  const unreadable = events.map((event) => (isAbout(event, subject) ? erased(event) : event));
  expect(projectedThenErased, 'rows differ from a rebuild after the erasure').toEqual(rowsAfter(projection, unreadable));
  const personal = events.flatMap((event) => {
    const data = event.data as Data;
    return isAbout(event, subject) ? sealed.flatMap((group) => textsIn(data[group])) : [];
  });
  const readable = new Set(textsIn(unreadable));
  const left = new Set(textsIn(projectedThenErased));
  const leaked = personal.filter((text) => left.has(text) && !readable.has(text));
  expect(leaked.length, 'sealed values are left in the rows').toBe(0);
};
