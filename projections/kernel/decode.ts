import type { Codec, Position, Recorded, RecordedEvent } from '@healthcert/domain/kernel';
import { isUnreadable } from './failure.ts';

/** An event of a page; `event` is null where it could not be read, and `error` tells why. */
export interface DecodedEvent {
  readonly stored: RecordedEvent;
  readonly event: Recorded | null;
  readonly error: unknown;
}

export interface DecodedPage {
  /** Those that somebody subscribes to. */
  readonly events: readonly DecodedEvent[];
  /** How many were read, wanted or not. */
  readonly read: number;
  /** Where the reader stands after them. */
  readonly position: Position;
  readonly atHead: boolean;
}

/** Decodes the events of the wanted types. One that cannot be read does not take the others with it. */
export const decodeEvents = async (
  codec: Codec,
  events: readonly RecordedEvent[],
  wanted: ReadonlySet<string>,
): Promise<readonly DecodedEvent[]> => {
  const chosen = events.filter((event) => wanted.has(event.type));
  if (chosen.length === 0) return [];
  try {
    const decoded = await codec.decode(chosen);
    return chosen.map((stored, n) => ({ stored, event: decoded[n] ?? null, error: null }));
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return chosen.length === 1 ? [{ stored: chosen[0]!, event: null, error }] : decodeOneByOne(codec, chosen, wanted);
  }
};

const decodeOneByOne = async (codec: Codec, events: readonly RecordedEvent[], wanted: ReadonlySet<string>): Promise<DecodedEvent[]> => {
  const decoded: DecodedEvent[] = [];
  for (const event of events) decoded.push(...(await decodeEvents(codec, [event], wanted)));
  return decoded;
};
