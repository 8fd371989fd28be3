import { DatabaseError } from 'pg';
import { conflictState } from './functions.ts';
import { oneEventPerRevision } from './tables.ts';

/** What an error of an append in flight tells about it. */
export type Fault =
  /** A stream is not where it was expected: nothing written. */
  | 'conflict'
  /** Nothing written, and the next try may do: deadlock, serialisation. */
  | 'again'
  /** Nothing written; the server cannot, for now: time limit, disk full, read only. */
  | 'unavailable'
  /** Nothing written, and something in this append is to blame. */
  | 'refused'
  /** The connection is gone: written or not. */
  | 'unknown';

const retried = new Set(['40001', '40P01']);
/** Insufficient resources, operator intervention, system error, internal error; and the time limits. */
const passing = /^(?:53|57|58|XX|55P03|25006)/;

export const faultOf = (error: unknown): Fault => {
  // FATAL and PANIC end the connection, perhaps after the commit was written.
  if (!(error instanceof DatabaseError) || error.severity !== 'ERROR') return 'unknown';
  const code = error.code ?? '';
  if (code === conflictState || error.constraint === oneEventPerRevision) return 'conflict';
  if (retried.has(code)) return 'again';
  return passing.test(code) ? 'unavailable' : 'refused';
};
