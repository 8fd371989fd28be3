import {
  AppendTooLarge,
  EmptyAppend,
  maxAppendBytes,
  type AppendResult,
  type ExpectedRevision,
  type NewEvent,
} from '@healthcert/domain/kernel';
import { anyRevision, streamExists } from './functions.ts';

/** An event as it goes over the wire. Made when the append is called: what the caller changes later is not stored. */
export interface WireEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

export interface PendingAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  /** The same as a number; below -1 for the loose ones. */
  readonly after: number;
  readonly events: readonly WireEvent[];
  readonly bytes: number;
  resolve(result: AppendResult): void;
  reject(error: unknown): void;
}

/** Revisions are 32 bits wide in the table; one that is further than any stream is wrong all the same. */
const beyondEveryStream = 2_000_000_000;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const wire = ({ id, type, data, metadata }: NewEvent): WireEvent => {
  if (!uuid.test(id)) throw new TypeError(`the id of an event must be a UUID, not ${id}`);
  return { id, type, data: JSON.stringify(data), metadata: JSON.stringify(metadata) };
};

/** By the rule of `appendBytes` of the kernel, on texts that are made already. */
const bytesOf = (events: readonly WireEvent[]): number => {
  let bytes = 0;
  for (const { type, data, metadata } of events) bytes += 2 * type.length + Buffer.byteLength(data) + Buffer.byteLength(metadata);
  return bytes;
};

const afterOf = (expected: ExpectedRevision): number => {
  switch (expected) {
    case 'no_stream':
      return -1;
    case 'any':
      return anyRevision;
    case 'stream_exists':
      return streamExists;
    default:
      if (!Number.isSafeInteger(expected) || expected < 0) throw new TypeError(`${expected} is no revision`);
      return Math.min(expected, beyondEveryStream);
  }
};

/** @throws EmptyAppend, AppendTooLarge: before anything is sent */
export const prepare = (
  stream: string,
  expected: ExpectedRevision,
  newEvents: readonly NewEvent[],
): Omit<PendingAppend, 'resolve' | 'reject'> => {
  if (newEvents.length === 0) throw new EmptyAppend(`nothing to append to ${stream}`);
  const events = newEvents.map(wire);
  const bytes = bytesOf(events);
  if (bytes > maxAppendBytes) throw new AppendTooLarge(bytes);
  return { stream, expected, after: afterOf(expected), events, bytes };
};
