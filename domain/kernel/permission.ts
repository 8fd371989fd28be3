import type { Text } from './text.ts';

/** How far a grant reaches, narrowest first. */
export const scopes = ['own', 'institution', 'subtree', 'city'] as const;
export type Scope = (typeof scopes)[number];

/** Personal data is granted by group: codes and times; who it is; what was found. */
export const fieldGroups = ['plain', 'identity', 'clinical'] as const;
export type FieldGroup = (typeof fieldGroups)[number];

export interface ReadGrant {
  readonly scope: Scope;
  readonly groups: readonly FieldGroup[];
  /** Also rows about persons whose processing is restricted (PIPL art. 47): for the regulator, and who may lift it. */
  readonly restricted?: boolean | undefined;
  /** Who it is and what was found only while the reader states why they look (PIPL art. 28): for authorities, who treat nobody. */
  readonly purpose?: boolean | undefined;
}

/** A role is data: which operations and which read models, each how far. */
export interface Role {
  readonly id: string;
  readonly name: Text;
  /** By operation name. */
  readonly operations: Readonly<Record<string, Scope>>;
  /** By read model name. */
  readonly reads: Readonly<Record<string, ReadGrant>>;
  /** Whoever has this role proves more than a password when signing in. */
  readonly secondFactor?: boolean | undefined;
}

export interface Actor {
  readonly id: string;
  readonly kind: 'staff' | 'resident' | 'system';
  readonly name: string;
  /** The institution the actor acts for now. */
  readonly institutionId: string | null;
  readonly roles: readonly Role[];
}

const plainAlone: readonly FieldGroup[] = ['plain'];

/** Whether the grant shows more to those who state a purpose. */
export const asksPurpose = ({ purpose, groups }: ReadGrant): boolean => purpose === true && groups.some((group) => group !== 'plain');

const withoutPurpose = (role: Role): Role => {
  const reads = Object.entries(role.reads);
  if (!reads.some(([, grant]) => asksPurpose(grant))) return role;
  return {
    ...role,
    reads: Object.fromEntries(
      reads.map(([name, grant]) => [
        name,
        asksPurpose(grant) ? { ...grant, groups: plainAlone.filter((group) => grant.groups.includes(group)) } : grant,
      ]),
    ),
  };
};

/** The actor while they state no purpose: of grants that ask for one, codes and times are left. */
export const readingWithoutPurpose = (actor: Actor): Actor => ({ ...actor, roles: actor.roles.map(withoutPurpose) });

/** What a check needs of the institution tree. */
export interface InstitutionScope {
  /** The institution itself and all below it. */
  subtree(institutionId: string): ReadonlySet<string>;
}

/** Whose thing it is. */
export interface Target {
  readonly institutionId: string | null;
  readonly ownerId?: string | null;
}

const reaches = (scope: Scope, actor: Actor, target: Target, tree: InstitutionScope): boolean => {
  switch (scope) {
    case 'city':
      return true;
    case 'subtree':
      return actor.institutionId !== null && target.institutionId !== null && tree.subtree(actor.institutionId).has(target.institutionId);
    case 'institution':
      return actor.institutionId !== null && actor.institutionId === target.institutionId;
    case 'own':
      return target.ownerId != null && target.ownerId === actor.id;
  }
};

/** The one check at an operation's door. */
export const mayDo = (actor: Actor, operation: string, target: Target, tree: InstitutionScope): boolean =>
  actor.roles.some((role) => {
    const scope = role.operations[operation];
    return scope !== undefined && reaches(scope, actor, target, tree);
  });

/** What a query of one read model may return to one actor. */
export interface ReadScope {
  /** Ids whose rows may be returned; null: the whole city. */
  readonly institutions: readonly string[] | null;
  /** Rows of this owner may be returned besides. */
  readonly ownerId: string | null;
  /** Of which institutions also rows about persons whose processing is restricted; null: the whole city. */
  readonly restricted: readonly string[] | null;
  /** The field groups shown of a row; the others are null with a reason. */
  groupsOf(target: Target): ReadonlySet<FieldGroup>;
}

const institutionsOf = (scope: Scope, actor: Actor, tree: InstitutionScope): readonly string[] => {
  if (actor.institutionId === null) return [];
  if (scope === 'subtree') return [...tree.subtree(actor.institutionId)];
  return scope === 'institution' ? [actor.institutionId] : [];
};

/** The institutions that some grants reach together; null: the whole city. */
const reachedBy = (grants: readonly ReadGrant[], actor: Actor, tree: InstitutionScope): readonly string[] | null =>
  grants.some((grant) => grant.scope === 'city') ? null : [...new Set(grants.flatMap((grant) => institutionsOf(grant.scope, actor, tree)))];

/** The union of all the actor's grants for this read model; null: none. */
export const readScope = (actor: Actor, readModel: string, tree: InstitutionScope): ReadScope | null => {
  const grants = actor.roles.flatMap((role) => role.reads[readModel] ?? []);
  if (grants.length === 0) return null;
  return {
    institutions: reachedBy(grants, actor, tree),
    restricted: reachedBy(
      grants.filter(({ restricted }) => restricted),
      actor,
      tree,
    ),
    ownerId: grants.some((grant) => grant.scope === 'own') ? actor.id : null,
    groupsOf: (target) => new Set(grants.filter((grant) => reaches(grant.scope, actor, target, tree)).flatMap((grant) => grant.groups)),
  };
};

/** The system's own look at a read model: every row, and of each only what is plain. */
export const plainOfTheCity: ReadScope = { institutions: null, ownerId: null, restricted: null, groupsOf: () => new Set(['plain']) };
