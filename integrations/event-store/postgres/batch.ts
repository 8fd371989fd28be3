import type { PendingAppend } from './pending-append.ts';

export interface BatchLimits {
  readonly events: number;
  readonly bytes: number;
}

/** Appends of one stream that follow each other without a gap: one row in the store. */
export interface StreamAppends {
  readonly stream: string;
  /** Expected of the first. */
  readonly after: number;
  /** Where the last one ends. */
  last: number;
  readonly appends: PendingAppend[];
}

export interface Batch {
  /** True: exact revisions only, and the set-based function takes them. */
  readonly exact: boolean;
  readonly streams: readonly StreamAppends[];
}

/**
 * Takes the next batch from the front of the queue; what does not fit stays in its order: an append whose stream is
 * in the batch but not at the revision it expects, one whose stream is busy in another batch, and one of the other kind.
 * The first always fits.
 */
export const takeBatch = (queue: PendingAppend[], limits: BatchLimits, busy: ReadonlySet<string>): Batch => {
  const streams = new Map<string, StreamAppends>();
  const left: PendingAppend[] = [];
  const waiting = new Set<string>();
  let exact: boolean | null = null;
  let events = 0;
  let bytes = 0;
  let at = 0;
  for (; at < queue.length; at++) {
    const append = queue[at]!;
    const { stream, after } = append;
    if (events > 0 && (events + append.events.length > limits.events || bytes + append.bytes > limits.bytes)) break;
    const known = streams.get(stream);
    const chained = known === undefined || (after >= -1 && known.last === after);
    exact ??= busy.has(stream) ? null : after >= -1;
    if (!chained || waiting.has(stream) || busy.has(stream) || exact !== after >= -1) {
      waiting.add(stream);
      left.push(append);
      continue;
    }
    events += append.events.length;
    bytes += append.bytes;
    if (known) {
      known.last = after + append.events.length;
      known.appends.push(append);
    } else streams.set(stream, { stream, after, last: after + append.events.length, appends: [append] });
  }
  queue.splice(0, at, ...left);
  return { exact: exact ?? true, streams: [...streams.values()] };
};
