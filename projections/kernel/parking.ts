import type { RecordedEvent } from '@healthcert/domain/kernel';
import { describe } from './failure.ts';
import type { ParkedEvent } from './parked.ts';

/** What may not wait for anything: an erasure takes effect at once, also where earlier events of its stream are parked. */
export const neverWaits: ReadonlySet<string> = new Set(['PersonErased']);

/**
 * Which streams one generation of a read model has parked, and which events it is about to park. What is taken counts
 * once `committed` is told of it; `reset` goes back to what is committed.
 */
export class Parking {
  /** Whether an event that cannot be handled is parked; streams that are parked already stay so either way. */
  readonly #parks: boolean;
  readonly #committed: Set<string>;
  readonly #condemned = new Map<string, string>();
  #streams: Set<string>;
  #pending: ParkedEvent[] = [];

  constructor(parks: boolean, streams: readonly string[]) {
    this.#parks = parks;
    this.#committed = new Set(streams);
    this.#streams = new Set(streams);
  }

  /** Parked and not yet taken. */
  get pending(): number {
    return this.#pending.length;
  }

  /** Parks the event if its stream is parked, or if Postgres is known to refuse it. `wait`: it is not handled now. */
  follow(event: RecordedEvent): 'handle' | 'wait' {
    const reason = this.#condemned.get(event.id) ?? null;
    if (reason === null && !this.#streams.has(event.stream)) return 'handle';
    this.#park(event, reason);
    return reason === null && neverWaits.has(event.type) ? 'handle' : 'wait';
  }

  /** False: it may not be parked. */
  park(event: RecordedEvent, error: unknown): boolean {
    if (!this.#parks || neverWaits.has(event.type)) return false;
    this.#park(event, describe(error));
    return true;
  }

  /** To be parked when it is read again. False: it may not be. */
  condemn(event: RecordedEvent, error: unknown): boolean {
    if (!this.#parks || neverWaits.has(event.type)) return false;
    this.#condemned.set(event.id, describe(error));
    return true;
  }

  take(): readonly ParkedEvent[] {
    const taken = this.#pending;
    this.#pending = [];
    return taken;
  }

  committed(parked: readonly ParkedEvent[]): void {
    for (const { event } of parked) {
      this.#committed.add(event.stream);
      this.#condemned.delete(event.id);
    }
  }

  reset(): void {
    this.#pending = [];
    this.#streams = new Set(this.#committed);
  }

  #park(event: RecordedEvent, reason: string | null): void {
    this.#streams.add(event.stream);
    this.#pending.push({ event, reason });
  }
}
