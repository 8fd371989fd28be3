import type { Actor, Text } from '@healthcert/domain/kernel';
import type { Accounts, Session } from '@healthcert/integrations/accounts';
import type { OfficeSignIn } from '@healthcert/integrations/office-sign-in';
import type { Reads } from '@healthcert/projections/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Parameters } from '../parameter/parameters.ts';
import { secondFactorStep } from './authentication.ts';
import { tokenOf } from './cookie.ts';
import { refuse } from './errors.ts';
import { meOf, type Me } from './me.ts';
import type { Purposes, StatedPurpose } from './purpose.ts';
import type { SignInLog } from './record-sign-in.ts';

export interface Office {
  readonly name: Text;
  readonly signIn: OfficeSignIn;
}

/** What the routes need of the system. */
export interface SignInSystem extends SignInLog {
  /** True behind https. */
  readonly secure: boolean;
  /** How staff reach their pages, without a slash at the end. */
  readonly staffUrl: string;
  readonly accounts: Accounts;
  /** Where an office app answers for its users, and what it is called. */
  readonly office: Office | null;
  readonly purposes: Pick<Purposes, 'of' | 'keep' | 'end'>;
  needsSecondFactor(staffId: string): Promise<boolean>;
  workplacesOf(staffId: string): Promise<readonly string[]>;
  institutionName(institutionId: string): Promise<string | null>;
  /** Whether the institution, or one below it, charges. */
  charges(institutionId: string): Promise<boolean>;
  /** What somebody's roles hold, and the city has switched off. */
  switchedOffFor(staffId: string, chosen: string | null): Promise<readonly string[]>;
  readonly reads: Pick<Reads, 'standing'>;
  /** Their list of users shall say whether they have one. */
  noteSecondFactor(staffId: string): Promise<void>;
  readonly parameters: Pick<Parameters, 'onPages' | 'menu'>;
}

/** Who has given the password; what else they have proven, the session says. */
export interface SignedIn {
  readonly token: string;
  readonly session: Session;
  readonly actor: Actor;
}

type Door = (found: SignedIn, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** Who stands at a door that those may come to who are nobody yet elsewhere. */
export interface Entrance {
  /** Asked of the database, not remembered: also those are known here who must change their password. */
  signedIn(request: FastifyRequest): Promise<SignedIn | null>;
  /** `purpose`: for which they read. */
  describe(found: SignedIn, purpose?: StatedPurpose | null): Promise<Me>;
  /** With whoever has given the password. */
  afterPassword(door: Door): (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  /** With whoever has also proven their second factor, if they have one. */
  afterProof(door: Door): (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
}

export const createEntrance = (system: SignInSystem): Entrance => {
  const signedIn = async (request: FastifyRequest): Promise<SignedIn | null> => {
    const token = tokenOf(request);
    const session = token === null ? null : await system.accounts.findSession(token);
    const actor = session && (await system.actorOf(session.staffId, session.actsFor));
    return token !== null && session && actor ? { token, session, actor } : null;
  };

  const afterPassword =
    (door: Door) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
      const found = await signedIn(request);
      return found ? door(found, request, reply) : refuse(reply, 'NotSignedIn');
    };

  return {
    signedIn,
    describe: async ({ token, session, actor }, purpose = null) => {
      const { institutionId } = actor;
      const workplaces = (await system.workplacesOf(actor.id)).map(async (id) => ({ id, name: await system.institutionName(id) }));
      return meOf(token, session, actor, {
        purpose,
        workplaces: await Promise.all(workplaces),
        secondFactor: await secondFactorStep(session, system.needsSecondFactor),
        charges: institutionId !== null && (await system.charges(institutionId)),
        switchedOff: await system.switchedOffFor(actor.id, institutionId),
        position: system.reads.standing(actor.roles.flatMap(({ reads }) => Object.keys(reads))),
        parameters: await system.parameters.onPages(institutionId),
        menu: await system.parameters.menu(actor.roles.map(({ id }) => id)),
      });
    },
    afterPassword,
    afterProof: (door) =>
      afterPassword((found, request, reply) =>
        found.session.secondFactor === 'asked' ? Promise.resolve(refuse(reply, 'ProofAsked')) : door(found, request, reply),
      ),
  };
};
