import type { BackoffPolicy } from './backoff.ts';
import { perName } from './backoff.ts';
import type { SessionLimits } from './sessions.ts';

/** What a city sets of signing in: read whenever it counts, so that a change holds at once. */
export interface SignInPolicy extends SessionLimits {
  /** Wrong passwords or codes at one name before each further one doubles the wait, up to `mostLockSeconds`. */
  readonly freeFailures: number;
  readonly mostLockSeconds: number;
  /** Characters. */
  readonly leastPasswordLength: number;
}

/** Desks are shared and left: half an hour idle; one working day at most. */
export const usualPolicy: SignInPolicy = {
  idleSeconds: 30 * 60,
  absoluteSeconds: 12 * 3600,
  freeFailures: perName.freeFailures,
  mostLockSeconds: perName.mostSeconds,
  leastPasswordLength: 10,
};

/** How failures at one name are answered under a policy. */
export const backoffOf = ({ freeFailures, mostLockSeconds }: SignInPolicy): BackoffPolicy => ({
  ...perName,
  freeFailures,
  mostSeconds: mostLockSeconds,
});
