import type { status } from '@grpc/grpc-js';

/** What becomes of one append. */
export type AppendFault =
  /** Written, and nothing is heard of it. */
  | 'answer lost'
  /** Written, and answered only after `lateBy`. */
  | 'answer late'
  /** Neither written nor answered. */
  | 'request lost'
  /** Written, and the call or the stream of appends fails before the answer. */
  | 'connection lost after writing'
  | 'connection lost before writing'
  /** Written, and the answer says neither yes nor no. */
  | 'empty answer'
  /** Written, and the server's own time ran out before the cluster confirmed it. */
  | 'server timeout'
  /** Answered without a position, as by servers before 22.6. */
  | 'without position'
  /** Refused: the caller may not write. */
  | 'access denied'
  /** Refused: this node of the cluster does not lead, and names the one that does (itself, here). */
  | 'not leader'
  /** Batches only: written, and answered under an id that nobody knows. */
  | 'unknown correlation id'
  /** Batches only: written, and the stream of appends ends as if all were well. */
  | 'stream ended'
  /** Batches only: written, and from then on this stream of appends is not listened to. */
  | 'stream deaf';

export type ReadFault =
  /** No answer at all. */
  | 'hang'
  /** Half of the events, and then nothing more. */
  | 'stall'
  | 'fail';

export type SubscriptionFault =
  /** Neither confirmed nor refused. */
  | 'unconfirmed'
  /** Confirmed, and then silent for ever. */
  | 'silent'
  | 'refused'
  /** A checkpoint of 2^64-1 is sent first, as by servers before 24.10.5. */
  | 'senseless checkpoint';

/** What a test has in store for the server; queues are used up call by call. */
export interface Faults {
  /** What the server makes of being asked what it can do. */
  features: 'answer' | 'hang' | status;
  readonly appends: AppendFault[];
  readonly reads: ReadFault[];
  readonly subscriptions: SubscriptionFault[];
  /** Milliseconds. */
  lateBy: number;
  /** Where the server that has the faults is, host and port. */
  address: string;
  /** Stream reads do not say where their events stand, as before 22.6. */
  positionless: boolean;
}

export const noFaults = (): Faults => ({
  features: 'answer',
  appends: [],
  reads: [],
  subscriptions: [],
  lateBy: 0,
  address: '',
  positionless: false,
});
