import {
  readingWithoutPurpose,
  scopes,
  type Actor,
  type FieldGroup,
  type Position,
  type ReadGrant,
  type Scope,
} from '@healthcert/domain/kernel';
import type { Menu, ParameterValue } from '@healthcert/domain/parameter';
import type { Session } from '@healthcert/integrations/accounts';
import type { SecondFactorStep } from './authentication.ts';
import { csrfOf } from './cookie.ts';
import type { StatedPurpose } from './purpose.ts';

/** What a page knows of who uses it. Permissions here are for showing and hiding; the server asks again at each door. */
export interface Me {
  /** Sent back in `x-healthcert-csrf` with everything but GET. */
  readonly csrf: string;
  /** Until this is false nothing but `/api/password` and signing out works. */
  readonly mustChangePassword: boolean;
  /** What is still to be proven before anything else works: their second factor, or the factor that a role asks for is to be set up. */
  readonly secondFactor: SecondFactorStep | null;
  /** ISO instant: when the session ends at the latest. */
  readonly expiresAt: string;
  readonly actor: { readonly id: string; readonly kind: Actor['kind']; readonly name: string };
  readonly institution: { readonly id: string; readonly name: string | null } | null;
  /** For which institutions one may act, one's own first. */
  readonly workplaces: readonly { readonly id: string; readonly name: string | null }[];
  /** Whether one's institution, or one below it, charges: who works for none of those sees nothing of fees. */
  readonly charges: boolean;
  readonly roles: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }[];
  /** By operation: the widest scope of all roles. */
  readonly operations: Readonly<Record<string, Scope>>;
  /** Held by some role, and switched off by the city for everybody. */
  readonly switchedOff: readonly string[];
  /** By read model: the widest scope, and every field group that some role shows now. */
  readonly reads: Readonly<Record<string, ReadGrant>>;
  /** Read models that show more for a purpose: who treats nobody states one. */
  readonly asksPurpose: readonly string[];
  /** What is stated for this session; null: nothing. */
  readonly purpose: StatedPurpose | null;
  /** What is read from now on holds everything up to here, and more. Null: not known yet. */
  readonly position: Position | null;
  /** What the city, or the institution acted for, has set of how pages behave; by parameter. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** How the menu is arranged; null: as the pages have it. */
  readonly menu: Menu | null;
}

const wider = (one: Scope | undefined, other: Scope): Scope =>
  one !== undefined && scopes.indexOf(one) > scopes.indexOf(other) ? one : other;

const operationsOf = ({ roles }: Actor): Record<string, Scope> => {
  const widest: Record<string, Scope> = {};
  for (const [name, scope] of roles.flatMap((role) => Object.entries(role.operations))) widest[name] = wider(widest[name], scope);
  return widest;
};

const readsOf = ({ roles }: Pick<Actor, 'roles'>): Record<string, ReadGrant> => {
  const widest: Record<string, ReadGrant> = {};
  for (const [name, grant] of roles.flatMap((role) => Object.entries(role.reads))) {
    const groups = new Set<FieldGroup>([...(widest[name]?.groups ?? []), ...grant.groups]);
    widest[name] = { scope: wider(widest[name]?.scope, grant.scope), groups: [...groups] };
  }
  return widest;
};

/** What the session itself does not know. */
interface Standing {
  readonly purpose: StatedPurpose | null;
  readonly workplaces: Me['workplaces'];
  readonly secondFactor: SecondFactorStep | null;
  readonly charges: boolean;
  readonly switchedOff: readonly string[];
  readonly position: Position | null;
  readonly parameters: Me['parameters'];
  readonly menu: Me['menu'];
}

/** Of which lists one sees less without a purpose. */
const askingPurpose = (without: Me['reads'], all: Me['reads']): readonly string[] =>
  Object.keys(all).filter((name) => all[name]!.groups.length > (without[name]?.groups.length ?? 0));

export const meOf = (token: string, session: Session, actor: Actor, { workplaces, ...standing }: Standing): Me => {
  const all = readsOf(actor);
  const without = readsOf(readingWithoutPurpose(actor));
  return {
    ...standing,
    csrf: csrfOf(token),
    mustChangePassword: session.mustChangePassword,
    expiresAt: session.expiresAt.toISOString(),
    actor: { id: actor.id, kind: actor.kind, name: actor.name },
    institution: workplaces.find(({ id }) => id === actor.institutionId) ?? null,
    workplaces,
    roles: actor.roles.map(({ id, name }) => ({ id, name })),
    operations: operationsOf(actor),
    reads: standing.purpose ? all : without,
    asksPurpose: askingPurpose(without, all),
  };
};
