import { mayDo, readingWithoutPurpose, readScope, scopes, type Actor, type InstitutionScope, type Role } from '@healthcert/domain/kernel';
import { standardRoles } from '@healthcert/domain/staff';
import { describe, expect, it } from 'vitest';
import { inWords, operationCases, readCases, sampled, type Meeting, type ParentOf } from './index.ts';

/** A city over two counties, one of which has two townships. */
const institutions: ParentOf = { city: null, langya: 'city', quanjiao: 'city', sanjie: 'langya', yangqiao: 'langya' };
const reachOf: Readonly<Record<string, readonly string[]>> = {
  city: ['city', 'langya', 'quanjiao', 'sanjie', 'yangqiao'],
  langya: ['langya', 'sanjie', 'yangqiao'],
  quanjiao: ['quanjiao'],
  sanjie: ['sanjie'],
  yangqiao: ['yangqiao'],
};
const tree: InstitutionScope = { subtree: (id) => new Set(reachOf[id]) };

const actorOf = ({ role, actorInstitution }: Meeting): Actor => ({
  id: 'staff-1',
  kind: 'staff',
  name: '王芳',
  institutionId: actorInstitution,
  roles: [role],
});

const targetOf = ({ targetInstitution, owned }: Meeting) => ({ institutionId: targetInstitution, ownerId: owned ? 'staff-1' : 'staff-2' });

const named = (names: Iterable<string>) => Array.from(new Set(names), (name) => ({ name }));

const oneOfEach: readonly Role[] = scopes.map((scope) => ({
  id: scope,
  name: { zh: '角色', en: 'Role' },
  operations: { issueCertificate: scope },
  reads: { worklist: { scope, groups: ['plain', 'identity'] } },
}));

describe('the generated cases', () => {
  const cases = operationCases({ operations: named(['issueCertificate', 'revokeCertificate']), roles: oneOfEach, institutions });

  it('are all there are: operations x roles x places x places x owned or not', () => expect(cases).toHaveLength(2 * 4 * 6 * 6 * 2));

  it('allow what a count by hand allows', () => {
    const allowed = (role: string): number => cases.filter((one) => one.role.id === role && one.allowed).length;
    // own: half of 6 x 6 x 2. institution: 5 places, owned or not. subtree: 5 + 3 + 1 + 1 + 1 pairs. city: all 72.
    expect(scopes.map(allowed)).toEqual([36, 10, 22, 72]);
  });

  it('never allow what no role names', () => {
    expect(cases.filter(({ operation, allowed }) => operation === 'revokeCertificate' && allowed)).toEqual([]);
  });

  it('say in words what they are', () => {
    const one = cases.find(
      ({ role, actorInstitution, targetInstitution, owned }) =>
        role.id === 'subtree' && actorInstitution === 'langya' && targetInstitution === null && owned,
    );
    expect(inWords(one!)).toBe('subtree of langya: issueCertificate of their own thing at no place');
  });

  it('are sampled half and half, the same each time', () => {
    const some = sampled(cases, ({ allowed }) => allowed, { count: 40, seed: 7 });
    expect(some.filter(({ allowed }) => allowed)).toHaveLength(20);
    expect(new Set(some).size).toBe(40);
    expect(sampled(cases, ({ allowed }) => allowed, { count: 40, seed: 7 })).toEqual(some);
    expect(sampled(cases, ({ allowed }) => allowed, { count: 40, seed: 8 })).not.toEqual(some);
  });
});

describe.each([
  ['one role of each scope', oneOfEach],
  ['the roles a city starts with', standardRoles],
])('the door, asked about every case of %s', (_, roles) => {
  const declared = { roles, institutions, operations: named(roles.flatMap(({ operations }) => Object.keys(operations))) };

  it('lets do what the case allows, and refuses all else', () => {
    const cases = operationCases(declared);
    const wrong = cases.filter((one) => mayDo(actorOf(one), one.operation, targetOf(one), tree) !== one.allowed);
    expect(wrong.map(inWords)).toEqual([]);
    expect(cases.some(({ allowed }) => allowed) && cases.some(({ allowed }) => !allowed)).toBe(true);
  });

  it('lets a query return the rows that the case returns, with its field groups', () => {
    const cases = readCases(declared, named(roles.flatMap(({ reads }) => Object.keys(reads))));
    const wrong = cases.filter((one) => {
      const actor = actorOf(one);
      const scope = readScope(one.stated ? actor : readingWithoutPurpose(actor), one.readModel, tree);
      const { targetInstitution: at } = one;
      const returned =
        scope !== null &&
        (scope.institutions === null || (at !== null && scope.institutions.includes(at)) || (one.owned && scope.ownerId === 'staff-1'));
      if (returned !== (one.shown !== null)) return true;
      return returned && [...scope.groupsOf(targetOf(one))].toSorted().join() !== [...one.shown!].toSorted().join();
    });
    expect(wrong.map(inWords)).toEqual([]);
  });
});

it('authorities are shown nobody’s name or findings without a purpose, and all they were given for one', () => {
  const roles = standardRoles.filter(({ id }) => id === 'health-commission' || id === 'market-inspector');
  const cases = readCases({ operations: [], roles, institutions }, named(roles.flatMap(({ reads }) => Object.keys(reads))));
  const personal = (stated: boolean) =>
    new Set(
      cases.filter((one) => one.stated === stated && one.shown?.has('identity')).map(({ role, readModel }) => `${role.id} ${readModel}`),
    );
  expect([...personal(false)]).toEqual([]);
  expect([...personal(true)].toSorted()).toEqual([
    'health-commission archived-certificate-list',
    'health-commission case-timeline',
    'health-commission case-worklist',
    'health-commission certificate-register',
    'health-commission notification-list',
    'health-commission person',
    'market-inspector archived-certificate-list',
    'market-inspector certificate-register',
  ]);
});
