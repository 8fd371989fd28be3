import type { Codec } from './codec.ts';
import type { AnyDecider, CommandMeta } from './decider.ts';
import type { EventStore } from './event-store.ts';
import { streamName } from './events.ts';

/** What became of a command. The client sends the highest `position` it has seen with its next query. */
export interface Receipt {
  readonly streamId: string;
  readonly revision: number;
  readonly position: string;
  /** How many events this command made; 0 for one that changed nothing. */
  readonly events: number;
  /** True when this command id was done before and its first receipt is returned. */
  readonly repeated: boolean;
}

const readPage = 1000;

/** A command is one actor's: event ids are derived from both, and so is what counts as the same command. */
export const doneKey = ({ actorId, commandId }: Pick<CommandMeta, 'actorId' | 'commandId'>): string => `${actorId}/${commandId}`;

/** One stream as this process knows it: its folded state, where it stands, and the ids of the commands done. */
export class StreamLine {
  readonly decider: AnyDecider;
  readonly streamId: string;
  readonly stream: string;
  readonly done = new Map<string, Receipt>();
  state: unknown;
  revision = -1;
  position = '';
  /** False until the store has been asked, or has confirmed a guess. */
  known = false;

  constructor(decider: AnyDecider, streamId: string) {
    this.decider = decider;
    this.streamId = streamId;
    this.stream = streamName(decider.events.category, streamId);
    this.state = decider.initial;
  }

  get weight(): number {
    return this.done.size + 8;
  }

  reset(): void {
    this.unfold();
    this.done.clear();
  }

  /** Drops the folded state, to be read from the store before the next decision; what was done stays done. */
  unfold(): void {
    this.state = this.decider.initial;
    this.revision = -1;
    this.position = '';
    this.known = false;
  }

  /** Reads what others appended; true if there was anything new. */
  async catchUp(store: EventStore, codec: Codec): Promise<boolean> {
    const before = this.revision;
    if (before < 0) this.done.clear();
    for (;;) {
      const slice = await store.readStream(this.stream, { from: this.revision + 1, limit: readPage });
      for (const event of await codec.decode(slice.events)) {
        this.state = this.decider.evolve(this.state, event);
        this.revision = event.revision;
        this.remember(doneKey(event.meta), event.position, 1);
      }
      if (this.position < slice.position) this.position = slice.position;
      if (slice.events.length < readPage) break;
    }
    this.known = true;
    return this.revision > before;
  }

  /** Moves past events of one command that the store has confirmed. */
  advance(command: CommandMeta, events: number, state: unknown, position: string): Receipt {
    this.state = state;
    this.revision += events;
    this.position = position;
    this.known = true;
    this.remember(doneKey(command), position, events);
    return { streamId: this.streamId, revision: this.revision, position, events, repeated: false };
  }

  private remember(key: string, position: string, events: number): void {
    const before = this.done.get(key)?.events ?? 0;
    this.done.set(key, { streamId: this.streamId, revision: this.revision, position, events: before + events, repeated: true });
  }
}
