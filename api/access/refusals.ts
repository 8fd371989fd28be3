import type { FieldGroup, Role, Scope } from '@healthcert/domain/kernel';

/** Institutions by id, each with the one it stands below; null: at the top. */
export type ParentOf = Readonly<Record<string, string | null>>;

export interface Declared {
  /** What may be done: kernel operations, or anything else with a name. */
  readonly operations: readonly { readonly name: string }[];
  readonly roles: readonly Role[];
  readonly institutions: ParentOf;
}

/** One actor of one role at one institution, and one thing. */
export interface Meeting {
  readonly role: Role;
  /** Null: the actor acts for none. */
  readonly actorInstitution: string | null;
  /** Null: the thing belongs to none. */
  readonly targetInstitution: string | null;
  /** The thing is the actor's own. */
  readonly owned: boolean;
}

export interface OperationCase extends Meeting {
  readonly operation: string;
  readonly allowed: boolean;
}

export interface ReadCase extends Meeting {
  readonly readModel: string;
  /** The actor said why they read. */
  readonly stated: boolean;
  /** The groups to be shown of the row; null: the row is not returned. */
  readonly shown: ReadonlySet<FieldGroup> | null;
}

const standsAtOrBelow = (institution: string, above: string, parentOf: ParentOf): boolean => {
  for (let at: string | null = institution; at !== null; at = parentOf[at] ?? null) if (at === above) return true;
  return false;
};

/**
 * What a scope means, said apart from the code that enforces it and as plainly as can be: two that were written
 * independently do not err alike.
 */
const covers = (scope: Scope, { actorInstitution, targetInstitution, owned }: Meeting, parentOf: ParentOf): boolean => {
  if (scope === 'city') return true;
  if (scope === 'own') return owned;
  if (actorInstitution === null || targetInstitution === null) return false;
  return scope === 'subtree' ? standsAtOrBelow(targetInstitution, actorInstitution, parentOf) : actorInstitution === targetInstitution;
};

const meetings = ({ roles, institutions }: Declared): Meeting[] => {
  const places = [...Object.keys(institutions), null];
  return roles.flatMap((role) =>
    places.flatMap((actorInstitution) =>
      places.flatMap((targetInstitution) => [false, true].map((owned) => ({ role, actorInstitution, targetInstitution, owned }))),
    ),
  );
};

/** Every operation x role x institution of the actor x institution of the thing x whether it is theirs. */
export const operationCases = (declared: Declared): OperationCase[] =>
  declared.operations.flatMap(({ name }) =>
    meetings(declared).map((meeting) => {
      const scope = Object.entries(meeting.role.operations).find(([operation]) => operation === name)?.[1];
      return { ...meeting, operation: name, allowed: scope !== undefined && covers(scope, meeting, declared.institutions) };
    }),
  );

/** The same for the rows of every read model, with and without a stated purpose. */
export const readCases = (declared: Declared, readModels: readonly { readonly name: string }[]): ReadCase[] =>
  readModels.flatMap(({ name }) =>
    meetings(declared).flatMap((meeting) => {
      const grant = Object.entries(meeting.role.reads).find(([readModel]) => readModel === name)?.[1];
      const reached = grant && covers(grant.scope, meeting, declared.institutions);
      return [false, true].map((stated) => ({
        ...meeting,
        readModel: name,
        stated,
        shown: reached ? new Set(grant.groups.filter((group) => group === 'plain' || stated || grant.purpose !== true)) : null,
      }));
    }),
  );

/** A case in words, for the title of a test. */
export const inWords = ({ role, actorInstitution, targetInstitution, owned, ...what }: OperationCase | ReadCase): string => {
  const deed = 'operation' in what ? what.operation : `reading ${what.readModel}${what.stated ? ' for a purpose' : ''}`;
  return `${role.id} of ${actorInstitution ?? 'nowhere'}: ${deed} of ${owned ? 'their own thing' : 'a thing'} at ${targetInstitution ?? 'no place'}`;
};
