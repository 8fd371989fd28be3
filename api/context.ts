import type { Actor } from '@healthcert/domain/kernel';
import type { System } from './system.ts';

/** What a resolver knows of its request. */
export interface RequestContext {
  readonly system: System;
  /** Null for strangers. */
  readonly actor: Actor | null;
  readonly correlationId: string;
  /** The caller's network (address shortened), for the access log. */
  readonly network: string;
  /** Why personal data is read, where the reader states it. */
  readonly purpose: string | null;
  /** The highest position the client has seen in a receipt: what it wrote must be in what it reads. */
  readonly seen: string | null;
  /** Aborts when the client has gone or the server stops. */
  ended(): AbortSignal;
  /** Whether the session that this request came with is still in force. */
  stillSignedIn(): Promise<boolean>;
}
