import { scopes, type Role, type Scope } from '@healthcert/domain/kernel';

const widest = (given: readonly Scope[]): Scope | null => scopes.findLast((scope) => given.includes(scope)) ?? null;

/** How far a role reaches at its widest: by what it may do, and by whose personal data it may read. Null: nowhere. */
export const reachOf = ({ operations, reads }: Role): Scope | null =>
  widest([
    ...Object.values(operations),
    ...Object.values(reads).flatMap(({ scope, groups }) => (groups.some((group) => group !== 'plain') ? [scope] : [])),
  ]);

/** How far these roles together reach with one operation. */
export const reachWith = (roles: readonly Role[], operation: string): Scope | null =>
  widest(roles.flatMap((role) => role.operations[operation] ?? []));

export const isWider = (one: Scope | null, other: Scope | null): boolean =>
  one !== null && (other === null || scopes.indexOf(one) > scopes.indexOf(other));
