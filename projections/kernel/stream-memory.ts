import type { Codec, EventStore, Recorded, RecordedEvent } from '@healthcert/domain/kernel';
import { decodeEvents, type DecodedEvent } from './decode.ts';
import { project, subscribedTypes, type AnyProjection, type RowOperation } from './projection.ts';

interface Remembered {
  /** Of the last event that is folded into it. */
  readonly revision: number;
  readonly state: unknown;
  /** An event before could not be read or folded. */
  readonly error?: unknown;
}

/** Streams held at once: those that something happens to go on for a while, and then rest. */
const streamsHeld = 2000;
const readAtOnce = 16;

/**
 * What a projection remembers of the streams whose events it is given, in their order. What is not held is folded anew
 * from the log, so that nothing depends on what was held: not a restart, not a page that is read twice.
 */
export class StreamMemory {
  readonly #projection: AnyProjection;
  readonly #store: Pick<EventStore, 'readStream'>;
  readonly #codec: Codec;
  readonly #held = new Map<string, Remembered>();

  constructor({ projection, store, codec }: { projection: AnyProjection; store: Pick<EventStore, 'readStream'>; codec: Codec }) {
    this.#projection = projection;
    this.#store = store;
    this.#codec = codec;
  }

  /** Folds what the log has of the streams of these events and is not held. @throws passing errors */
  async prepare(events: readonly DecodedEvent[]): Promise<void> {
    if (!this.#projection.remember) return;
    const first = new Map<string, RecordedEvent>();
    for (const { stored } of events) {
      if (!first.has(stored.stream) && Object.hasOwn(this.#projection.on, stored.type)) first.set(stored.stream, stored);
    }
    const missing = [...first.values()].filter(({ stream, revision }) => {
      const held = this.#held.get(stream);
      this.#held.delete(stream);
      if (held && held.revision < revision) this.#held.set(stream, held);
      return revision > 0 && !this.#held.has(stream);
    });
    for (const stream of this.#held.keys()) {
      if (this.#held.size <= streamsHeld) break;
      if (!first.has(stream)) this.#held.delete(stream);
    }
    for (let n = 0; n < missing.length; n += readAtOnce) {
      await Promise.all(missing.slice(n, n + readAtOnce).map((event) => this.#read(event)));
    }
  }

  /** What the projection makes of the event, which is remembered. @throws what its handler throws */
  project(stored: RecordedEvent, event: Recorded): readonly RowOperation[] {
    if (!this.#projection.remember) return project(this.#projection, event);
    const held = this.#held.get(stored.stream);
    if (held?.error) throw held.error;
    const operations = project(this.#projection, event, held?.state);
    this.#held.set(stored.stream, { revision: stored.revision, state: this.#projection.remember(held?.state, event) });
    return operations;
  }

  async #read({ stream, revision }: RecordedEvent): Promise<void> {
    const { events } = await this.#store.readStream(stream, { limit: revision });
    const before = events.filter((event) => event.revision < revision);
    let state: unknown;
    for (const { event, error } of await decodeEvents(this.#codec, before, subscribedTypes(this.#projection))) {
      if (!event) {
        this.#held.set(stream, { revision: revision - 1, state: undefined, error });
        return;
      }
      state = this.#projection.remember!(state, event);
    }
    this.#held.set(stream, { revision: revision - 1, state });
  }
}
