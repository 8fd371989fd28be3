import type { Actor } from '@healthcert/domain/kernel';
import type { Accounts, Session } from '@healthcert/integrations/accounts';
import type { FastifyRequest } from 'fastify';
import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { tokenOf } from './cookie.ts';

export interface AuthenticationSettings {
  readonly accounts: Pick<Accounts, 'findSession' | 'onRevoked'>;
  /** The actor with roles as they are now; null: not, or no longer, in the staff directory. */
  readonly actorOf: (staffId: string, chosen: string | null) => Promise<Actor | null>;
  readonly needsSecondFactor: (staffId: string) => Promise<boolean>;
  /** Milliseconds on a clock that never goes back. */
  readonly monotonic?: () => number;
}

export interface Authentication {
  /** Who asks; null for strangers, for those who must change their password first, and for those whose second factor is still asked. At most five seconds old. */
  authenticate(request: FastifyRequest): Promise<Actor | null>;
  /** Drops what is remembered of one user, or of all: their roles changed. */
  forget(staffId: string | null): void;
  close(): void;
}

/** What a session still lacks: proof of somebody's second factor, or the factor itself where a role asks for one. */
export type SecondFactorStep = 'proof' | 'enrolment';

export const secondFactorStep = async (
  { staffId, secondFactor }: Session,
  needs: (staffId: string) => Promise<boolean>,
): Promise<SecondFactorStep | null> => {
  if (secondFactor === 'asked') return 'proof';
  return secondFactor === 'none' && (await needs(staffId)) ? 'enrolment' : null;
};

const freshMilliseconds = 5000;
const mostRemembered = 10_000;

/** On the path of every request: a remembered session costs a hash and a look into a map, no round trip. */
export const createAuthentication = (settings: AuthenticationSettings): Authentication => {
  const { accounts, actorOf, needsSecondFactor, monotonic = () => performance.now() } = settings;
  /** Raised by every revocation, so that what was read before it is not remembered after it. */
  let generation = 0;

  const read = async (token: string): Promise<Actor | null> => {
    const session = await accounts.findSession(token);
    if (!session || session.mustChangePassword || (await secondFactorStep(session, needsSecondFactor)) !== null) return null;
    return actorOf(session.staffId, session.actsFor);
  };

  const readSettled = async (token: string): Promise<Actor | undefined> => {
    for (;;) {
      const begun = generation;
      const actor = await read(token);
      if (begun === generation) return actor ?? undefined;
    }
  };

  // Only those who are somebody are remembered: strangers' tokens cannot push them out.
  const remembered = new LRUCache<string, Actor, string>({
    max: mostRemembered,
    ttl: freshMilliseconds,
    ttlResolution: 0,
    perf: { now: monotonic },
    fetchMethod: (_key, _stale, { context: token }) => readSettled(token),
  });

  const forget = (staffId: string | null): void => {
    generation += 1;
    for (const [key, actor] of remembered.entries()) if (staffId === null || actor.id === staffId) remembered.delete(key);
  };

  const stop = accounts.onRevoked(forget);

  return {
    authenticate: async (request) => {
      const token = tokenOf(request);
      if (token === null) return null;
      const key = hash('sha256', token, 'base64url');
      return remembered.get(key) ?? (await remembered.fetch(key, { context: token })) ?? null;
    },
    forget,
    close: stop,
  };
};
