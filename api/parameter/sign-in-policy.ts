import {
  freeSignInFailures,
  longestLockMinutes,
  passwordLeastLength,
  sessionIdleMinutes,
  sessionLongestHours,
} from '@healthcert/domain/parameter';
import type { SignInPolicy } from '@healthcert/integrations/accounts';
import type { Parameters } from './parameters.ts';

/** What the city has set of signing in, as the accounts read it. */
export const signInPolicyOf =
  ({ value }: Pick<Parameters, 'value'>) =>
  async (): Promise<SignInPolicy> => ({
    idleSeconds: (await value(sessionIdleMinutes)) * 60,
    absoluteSeconds: (await value(sessionLongestHours)) * 3600,
    freeFailures: await value(freeSignInFailures),
    mostLockSeconds: (await value(longestLockMinutes)) * 60,
    leastPasswordLength: await value(passwordLeastLength),
  });
