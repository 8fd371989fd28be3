import type { Actor } from '@healthcert/domain/kernel';
import type { Session } from '@healthcert/integrations/accounts';
import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { createAuthentication } from './authentication.ts';
import { wangFang } from './fixtures.ts';

const token = 'a'.repeat(43);
const asking = (value: string | undefined): FastifyRequest => ({ cookies: { healthcert: value } }) as unknown as FastifyRequest;

const setting = (session: Partial<Session> | null = {}) => {
  const state = {
    reads: 0,
    session: session && {
      staffId: 'staff-1',
      mustChangePassword: false,
      secondFactor: 'none' as Session['secondFactor'],
      cameBy: 'password' as const,
      actsFor: null as string | null,
      expiresAt: new Date(0),
      ...session,
    },
    needsSecondFactor: false,
    actor: wangFang() as Actor | null,
    milliseconds: 1,
    revoked: (_staffId: string | null): void => undefined,
    /** Run while a session is being read. */
    meanwhile: (): void => undefined,
  };
  const authentication = createAuthentication({
    accounts: {
      findSession: async () => {
        state.reads += 1;
        const found = state.session;
        await Promise.resolve();
        state.meanwhile();
        return found;
      },
      onRevoked: (listener) => {
        state.revoked = listener;
        return () => undefined;
      },
    },
    actorOf: async (_staffId, chosen) => state.actor && { ...state.actor, ...(chosen !== null && { institutionId: chosen }) },
    needsSecondFactor: async () => state.needsSecondFactor,
    monotonic: () => state.milliseconds,
  });
  return { state, authenticate: (value: string | undefined = token) => authentication.authenticate(asking(value)) };
};

describe('authentication', () => {
  it('reads a session once in five seconds', async () => {
    const { state, authenticate } = setting();
    expect(await authenticate()).toEqual(wangFang());
    state.milliseconds += 4999;
    await authenticate();
    expect(state.reads).toBe(1);
    state.milliseconds += 2;
    await authenticate();
    expect(state.reads).toBe(2);
  });

  it('acts for the institution that the session chose', async () => {
    const { authenticate } = setting({ actsFor: 'clinic-2' });
    expect(await authenticate()).toMatchObject({ id: 'staff-1', institutionId: 'clinic-2' });
  });

  it('is nobody before the code of a second factor is given, or the factor that a role asks for set up', async () => {
    const at = async (secondFactor: Session['secondFactor'], needed: boolean) => {
      const { state, authenticate } = setting({ secondFactor });
      state.needsSecondFactor = needed;
      return (await authenticate()) !== null;
    };
    expect([await at('asked', false), await at('given', true), await at('none', true), await at('none', false)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('reads it once for requests that come together', async () => {
    const { state, authenticate } = setting();
    await Promise.all(Array.from({ length: 20 }, () => authenticate()));
    expect(state.reads).toBe(1);
  });

  it('asks nobody about a cookie that cannot be a token', async () => {
    const { state, authenticate } = setting();
    expect(await Promise.all([authenticate(''), authenticate('x'.repeat(5000)), authenticate(`${'a'.repeat(42)};`)])).toEqual([
      null,
      null,
      null,
    ]);
    expect(state.reads).toBe(0);
  });

  it('knows at once that a session was revoked', async () => {
    const { state, authenticate } = setting();
    await authenticate();
    state.session = null;
    state.revoked('staff-2');
    expect(await authenticate()).not.toBeNull();
    state.revoked('staff-1');
    expect(await authenticate()).toBeNull();
  });

  it('forgets all when word may have been missed', async () => {
    const { state, authenticate } = setting();
    await authenticate();
    state.session = null;
    state.revoked(null);
    expect(await authenticate()).toBeNull();
  });

  it('does not remember what it read while the revocation came in', async () => {
    const { state, authenticate } = setting();
    state.meanwhile = () => {
      state.meanwhile = () => undefined;
      state.session = null;
      state.revoked('staff-1');
    };
    expect(await authenticate()).toBeNull();
  });

  it.each<[string, Partial<Session> | null, Actor | null]>([
    ['there is no session', null, wangFang()],
    ['the password must be changed first', { mustChangePassword: true }, wangFang()],
    ['the person is no longer of the staff', {}, null],
  ])('takes one for a stranger where %s', async (_, session, actor) => {
    const { state, authenticate } = setting(session);
    state.actor = actor;
    expect(await authenticate()).toBeNull();
  });

  it('passes on that the database is away, rather than calling everybody a stranger', async () => {
    const { state, authenticate } = setting();
    state.meanwhile = () => {
      throw new Error('connection lost');
    };
    await expect(authenticate()).rejects.toThrow('connection lost');
    state.meanwhile = () => undefined;
    expect(await authenticate()).not.toBeNull();
  });
});
