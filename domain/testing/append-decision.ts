import type { ExpectedRevision } from '@healthcert/domain/kernel';

export interface HeldEvent {
  readonly id: string;
}

/** One stream as an in-memory log holds it. */
export interface HeldStream<Event extends HeldEvent = HeldEvent> {
  readonly events: Event[];
  /** Revisions before this one are hidden by a soft deletion. */
  hiddenBefore: number;
  tombstoned: boolean;
}

export type AppendDecision =
  | { readonly kind: 'append' | 'wrong' | 'deleted' }
  /** The events are there already; `revision` is that of the last of them. */
  | { readonly kind: 'repeat'; readonly revision: number };

const holdsAt = (stream: HeldStream, revision: number, ids: readonly string[]): boolean =>
  ids.every((id, n) => stream.events[revision + n]?.id === id);

/** Where no exact revision is asked, a repeat is recognised by the id of its first event. */
const decideLoosely = (stream: HeldStream, ids: readonly string[]): AppendDecision => {
  const first = stream.events.findIndex((event) => event.id === ids[0]);
  return first >= 0 && holdsAt(stream, first, ids) ? { kind: 'repeat', revision: first + ids.length - 1 } : { kind: 'append' };
};

/** What a store makes of an append; the order is EventStoreDB's (IndexWriter.CheckCommit of its sources, tag 23.10). */
export const decideAppend = (stream: HeldStream, expected: ExpectedRevision, ids: readonly string[]): AppendDecision => {
  const current = stream.events.length - 1;
  const softDeleted = current >= 0 && stream.hiddenBefore > current;
  if (stream.tombstoned) return { kind: 'deleted' };
  if (expected === 'stream_exists') {
    if (softDeleted) return { kind: 'deleted' };
    return current < 0 ? { kind: 'wrong' } : decideLoosely(stream, ids);
  }
  if (expected === 'any') return decideLoosely(stream, ids);
  const revision = expected === 'no_stream' ? -1 : expected;
  if (revision === current) return { kind: 'append' };
  if (revision > current) return { kind: 'wrong' };
  if (holdsAt(stream, revision + 1, ids)) return { kind: 'repeat', revision: revision + ids.length };
  const startsAgain = expected === 'no_stream' && softDeleted && stream.events[0]?.id !== ids[0];
  return { kind: startsAgain ? 'append' : 'wrong' };
};
