import type { ExpectedRevision } from '@healthcert/domain/kernel';
import { decideAppend, type HeldEvent, type HeldStream } from '@healthcert/domain/testing';

export interface FakeEvent extends HeldEvent {
  readonly stream: string;
  readonly revision: number;
  /** Commit and prepare position at once, as for events written without a transaction. */
  readonly position: bigint;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly created: Date;
}

export type ProposedEvent = Pick<FakeEvent, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;

export type Appended =
  | { readonly kind: 'written'; readonly revision: number; readonly position: bigint }
  | { readonly kind: 'wrong'; readonly actual: number }
  | { readonly kind: 'deleted' };

export interface FakeLog {
  readonly all: readonly FakeEvent[];
  append(stream: string, expected: ExpectedRevision, events: readonly ProposedEvent[]): Appended;
  /** Null: missing or softly deleted. */
  read(stream: string): readonly FakeEvent[] | 'deleted' | null;
  tombstone(stream: string): void;
  softDelete(stream: string): void;
  /** Calls back after each append, until the returned function is called. */
  watch(callback: () => void): () => void;
}

const recordHeader = 90n;

/** What a server keeps, with positions as gappy as those of a real transaction log. */
export const createFakeLog = (): FakeLog => {
  const all: FakeEvent[] = [];
  const streams = new Map<string, HeldStream<FakeEvent>>();
  const watchers = new Set<() => void>();
  let end = 1_117n;

  const held = (name: string): HeldStream<FakeEvent> => {
    const stream = streams.get(name) ?? { events: [], hiddenBefore: 0, tombstoned: false };
    streams.set(name, stream);
    return stream;
  };

  return {
    all,
    append: (name, expected, events) => {
      const stream = held(name);
      const ids = events.map(({ id }) => id);
      const decision = decideAppend(stream, expected, ids);
      if (decision.kind === 'deleted') return { kind: 'deleted' };
      if (decision.kind === 'wrong') return { kind: 'wrong', actual: stream.events.length - 1 };
      if (decision.kind === 'append') {
        for (const event of events) {
          const written = { ...event, stream: name, revision: stream.events.length, position: end, created: new Date() };
          end += recordHeader + BigInt(event.data.length + event.metadata.length);
          stream.events.push(written);
          all.push(written);
        }
        for (const callback of watchers) callback();
      }
      const revision = decision.kind === 'repeat' ? decision.revision : stream.events.length - 1;
      return { kind: 'written', revision, position: stream.events[revision]!.position };
    },
    read: (name) => {
      const stream = held(name);
      if (stream.tombstoned) return 'deleted';
      return stream.hiddenBefore >= stream.events.length ? null : stream.events.slice(stream.hiddenBefore);
    },
    tombstone: (name) => {
      held(name).tombstoned = true;
    },
    softDelete: (name) => {
      const stream = held(name);
      stream.hiddenBefore = stream.events.length;
    },
    watch: (callback) => {
      watchers.add(callback);
      return () => watchers.delete(callback);
    },
  };
};
