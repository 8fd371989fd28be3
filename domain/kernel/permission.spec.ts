import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fieldGroups,
  mayDo,
  readingWithoutPurpose,
  readScope,
  scopes,
  type Actor,
  type FieldGroup,
  type InstitutionScope,
  type Role,
  type Scope,
} from './permission.ts';

/** A city, two counties, three townships: who stands below whom, said by the parent alone. */
const parents: Readonly<Record<string, string | null>> = {
  city: null,
  langya: 'city',
  quanjiao: 'city',
  sanjie: 'langya',
  yangqiao: 'langya',
  ma: 'quanjiao',
};
const institutions = Object.keys(parents);

const isBelow = (institution: string, above: string): boolean => {
  for (let at: string | null = institution; at !== null; at = parents[at] ?? null) if (at === above) return true;
  return false;
};

const tree: InstitutionScope = { subtree: (id) => new Set(institutions.filter((other) => isBelow(other, id))) };

const role = (over: Partial<Role> = {}): Role => ({
  id: 'some',
  name: { zh: '某角色', en: 'Some role' },
  operations: {},
  reads: {},
  ...over,
});

const actor = (roles: readonly Role[], institutionId: string | null = 'langya'): Actor => ({
  id: 'staff-1',
  kind: 'staff',
  name: '王芳',
  institutionId,
  roles,
});

const mayIssue = (scope: Scope, target: { institutionId: string | null; ownerId?: string | null }, at: string | null = 'langya'): boolean =>
  mayDo(actor([role({ operations: { issueCertificate: scope } })], at), 'issueCertificate', target, tree);

describe('what a role may do', () => {
  it.each<[Scope, string[]]>([
    ['own', []],
    ['institution', ['langya']],
    ['subtree', ['langya', 'sanjie', 'yangqiao']],
    ['city', ['city', 'langya', 'quanjiao', 'sanjie', 'yangqiao', 'ma']],
  ])('with the scope %s in a county reaches %j', (scope, reached) => {
    expect(institutions.filter((institutionId) => mayIssue(scope, { institutionId }))).toEqual(reached);
  });

  it('with the scope own reaches what is the actor’s, wherever it is', () => {
    expect(mayIssue('own', { institutionId: 'ma', ownerId: 'staff-1' })).toBe(true);
    expect(mayIssue('own', { institutionId: 'langya', ownerId: 'staff-2' })).toBe(false);
    expect(mayIssue('own', { institutionId: 'langya', ownerId: null })).toBe(false);
  });

  it('reaches nothing of an institution for an actor who acts for none, or of a thing that belongs to none', () => {
    for (const scope of ['institution', 'subtree'] as const) {
      expect(mayIssue(scope, { institutionId: 'langya' }, null)).toBe(false);
      expect(mayIssue(scope, { institutionId: null })).toBe(false);
      expect(mayIssue(scope, { institutionId: null }, null)).toBe(false);
    }
    expect(mayIssue('city', { institutionId: null }, null)).toBe(true);
  });

  it('is nothing that the role does not name, not even what every object has', () => {
    const everything = actor([role({ operations: { issueCertificate: 'city' } })]);
    for (const operation of ['revokeCertificate', 'issuecertificate', '']) {
      expect(mayDo(everything, operation, { institutionId: 'langya', ownerId: 'staff-1' }, tree)).toBe(false);
    }
    for (const inherited of ['toString', 'constructor', '__proto__', 'hasOwnProperty']) {
      expect(mayDo(everything, inherited, { institutionId: 'langya', ownerId: 'staff-1' }, tree)).toBe(false);
      expect(readScope(everything, inherited, tree)?.institutions ?? []).toEqual([]);
    }
  });
});

const operationNames = ['issueCertificate', 'concludeCase'] as const;
const anyScope = fc.constantFrom(...scopes);
const anyInstitution = fc.option(fc.constantFrom(...institutions));
const anyGrant = fc.record(
  { scope: anyScope, groups: fc.uniqueArray(fc.constantFrom(...fieldGroups)), purpose: fc.boolean() },
  { requiredKeys: ['scope', 'groups'] },
);
const anyRole = fc
  .record({
    operations: fc.dictionary(fc.constantFrom(...operationNames), anyScope),
    reads: fc.dictionary(fc.constantFrom('worklist', 'register'), anyGrant),
  })
  .map(role);
const anyActor = fc
  .record({ roles: fc.array(anyRole, { maxLength: 4 }), institutionId: anyInstitution })
  .map(({ roles, institutionId }) => actor(roles, institutionId));
const anyTarget = fc.record({ institutionId: anyInstitution, ownerId: fc.constantFrom('staff-1', 'staff-2', null, undefined) });

/** Said over again without the code's words: one grant, one thing. */
const reaches = (
  scope: Scope,
  { id, institutionId: from }: Actor,
  { institutionId: to, ownerId }: { institutionId: string | null; ownerId?: string | null | undefined },
): boolean =>
  scope === 'city' ||
  (scope === 'own' && ownerId === id) ||
  (scope === 'institution' && from !== null && from === to) ||
  (scope === 'subtree' && from !== null && to !== null && isBelow(to, from));

describe('any roles together', () => {
  it('may do what one of them may, and nothing more', () => {
    fc.assert(
      fc.property(anyActor, fc.constantFrom(...operationNames), anyTarget, (who, operation, target) => {
        const expected = who.roles.some(({ operations }) => {
          const scope = operations[operation];
          return scope !== undefined && reaches(scope, who, target);
        });
        expect(mayDo(who, operation, target, tree)).toBe(expected);
      }),
      { seed: 20_261_121, numRuns: 2000 },
    );
  });

  it('never lose a permission by another role', () => {
    fc.assert(
      fc.property(anyActor, anyRole, fc.constantFrom(...operationNames), anyTarget, (who, more, operation, target) => {
        if (mayDo(who, operation, target, tree)) {
          expect(mayDo({ ...who, roles: [...who.roles, more] }, operation, target, tree)).toBe(true);
        }
      }),
      { seed: 20_261_121, numRuns: 1000 },
    );
  });

  it('read a row exactly where the scope of the query returns it, and of it the groups of the grants that reach it', () => {
    fc.assert(
      fc.property(anyActor, anyTarget, (who, row) => {
        const scope = readScope(who, 'worklist', tree);
        const reaching = who.roles.flatMap(({ reads }) => reads.worklist ?? []).filter((grant) => reaches(grant.scope, who, row));
        const returned =
          scope !== null &&
          (scope.institutions === null ||
            (row.institutionId !== null && scope.institutions.includes(row.institutionId)) ||
            (scope.ownerId !== null && scope.ownerId === row.ownerId));
        expect(returned).toBe(reaching.length > 0);
        const shown = new Set<FieldGroup>(reaching.flatMap(({ groups }) => groups));
        expect(scope?.groupsOf(row) ?? new Set()).toEqual(shown);
      }),
      { seed: 20_261_121, numRuns: 2000 },
    );
  });
});

describe('without a stated purpose', () => {
  it('the same rows are read, and of each what the grants show that ask for none; codes and times as ever', () => {
    fc.assert(
      fc.property(anyActor, anyTarget, (who, row) => {
        const without = readingWithoutPurpose(who);
        const [scope, all] = [readScope(without, 'worklist', tree), readScope(who, 'worklist', tree)];
        expect([scope?.institutions, scope?.ownerId]).toEqual([all?.institutions, all?.ownerId]);
        const reaching = who.roles.flatMap(({ reads }) => reads.worklist ?? []).filter((grant) => reaches(grant.scope, who, row));
        const shown = reaching.flatMap(({ groups, purpose }) => (purpose ? groups.filter((group) => group === 'plain') : groups));
        expect(scope?.groupsOf(row) ?? new Set()).toEqual(new Set(shown));
        for (const operation of operationNames) expect(mayDo(without, operation, row, tree)).toBe(mayDo(who, operation, row, tree));
      }),
      { seed: 20_261_121, numRuns: 1000 },
    );
  });
});

describe('what a query may return', () => {
  const reader = (scope: Scope, groups: readonly FieldGroup[], at: string | null = 'langya'): Actor =>
    actor([role({ reads: { worklist: { scope, groups } } })], at);

  it('is nothing at all without a grant', () => expect(readScope(reader('city', ['plain']), 'register', tree)).toBeNull());

  it('is no row, rather than every row, for an actor of no institution', () => {
    expect(readScope(reader('subtree', ['plain'], null), 'worklist', tree)).toMatchObject({ institutions: [], ownerId: null });
  });

  it('shows more of the own institution than of those below, where the roles say so', () => {
    const both = actor([
      role({ reads: { worklist: { scope: 'institution', groups: ['plain', 'clinical'] } } }),
      role({ reads: { worklist: { scope: 'subtree', groups: ['plain'] } } }),
    ]);
    const scope = readScope(both, 'worklist', tree)!;
    expect(scope.institutions).toEqual(['langya', 'sanjie', 'yangqiao']);
    expect(scope.groupsOf({ institutionId: 'langya' })).toEqual(new Set(['plain', 'clinical']));
    expect(scope.groupsOf({ institutionId: 'sanjie' })).toEqual(new Set(['plain']));
    expect(scope.groupsOf({ institutionId: 'ma' })).toEqual(new Set());
  });
});
