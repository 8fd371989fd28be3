import { UnreadableEvent, type RecordedEvent } from '@healthcert/domain/kernel';
import { UnfitValue } from './encode.ts';
import { ImpossibleOperation } from './fold.ts';
import type { ProjectionFailure } from './progress.ts';

/** Trying again cannot help: a person must look. Stops this projection and no other. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly failure: ProjectionFailure;

  constructor(failure: ProjectionFailure, cause?: unknown) {
    super(failure.message, { cause });
    this.failure = failure;
  }
}

/** An event was parked, and later ones of its stream will be: a person must look. The projection goes on. */
export class Parked extends Error {
  override readonly name = 'Parked';

  constructor({ id, type, stream }: Pick<RecordedEvent, 'id' | 'type' | 'stream'>, reason: string) {
    super(`${type} ${id} of ${stream}: ${reason}`);
  }
}

/**
 * event: this input cannot be handled, whoever tries. structure: no input can (a table is missing). passing: the
 * network, the server, the vault; trying again helps sooner or later.
 */
export type Fault = 'event' | 'structure' | 'passing';

const sqlState = (error: unknown): string | null => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null;
};

/** By class of SQLSTATE: 22 data, 23 constraints, 54 limits (a row too wide for its index); 42, 3F, 0A what is there. */
export const faultOf = (error: unknown): Fault => {
  if (error instanceof UnfitValue || error instanceof ImpossibleOperation) return 'event';
  const state = sqlState(error)?.slice(0, 2);
  if (state === '22' || state === '23' || state === '54') return 'event';
  return state === '42' || state === '3F' || state === '0A' ? 'structure' : 'passing';
};

/** Bugs in the form of an event or in the code that reads it, as against a vault that does not answer. */
export const isUnreadable = (error: unknown): boolean =>
  error instanceof UnreadableEvent ||
  error instanceof TypeError ||
  error instanceof SyntaxError ||
  error instanceof RangeError ||
  (error instanceof Error && error.name === 'ZodError');

/** What may be kept and shown of an error. Postgres quotes values in its messages, so of those only the place is told. */
export const describe = (error: unknown): string => {
  const state = sqlState(error);
  if (state) {
    const { table, column, constraint } = error as { table?: string; column?: string; constraint?: string };
    const place = [table, column, constraint].filter((name) => name !== undefined).join(' ');
    return `Postgres refused it with ${state}${place && ` (${place})`}`;
  }
  return error instanceof Error ? `${error.name}: ${error.message}` : 'an error of unknown kind';
};

export const stoppedAt = (event: Pick<RecordedEvent, 'id' | 'type' | 'stream'>, error: unknown): Stopped =>
  new Stopped({ eventId: event.id, type: event.type, stream: event.stream, message: describe(error) }, error);

export const stoppedFor = (error: unknown): Stopped =>
  new Stopped({ eventId: null, type: null, stream: null, message: describe(error) }, error);
