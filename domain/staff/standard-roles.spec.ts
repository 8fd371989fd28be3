import { specFor } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { staffDecider } from './decider.ts';
import { defineRole, roleDefined } from './fixtures.ts';
import { staffForms } from './forms.ts';
import { whyNotGiven } from './giving.ts';
import { reachOf } from './reach.ts';
import { standardRoles } from './standard-roles.ts';

const { given } = specFor(staffDecider);

const roleOf = (id: string) => standardRoles.find((role) => role.id === id);

const thoseWho = (operation: string): string[] => standardRoles.filter(({ operations }) => operation in operations).map(({ id }) => id);

describe('the roles a city starts with', () => {
  it.each(standardRoles)('define $id', (role) => {
    const command = defineRole(role);
    expect(staffForms.defineRole.parse(command.data)).toEqual(command.data);
    given().when(command).then(roleDefined(role));
  });

  it('are all given by the city’s administrator, and those of a clinic by the clinic’s', () => {
    const givenBy = (id: string) => standardRoles.filter((role) => whyNotGiven([roleOf(id)!], role) === null).map((role) => role.id);
    expect(givenBy('city-administrator')).toEqual(standardRoles.map(({ id }) => id));
    const clinical = ['front-desk', 'cashier', 'examiner', 'laboratory', 'radiology', 'physician', 'reviewer', 'certificate-clerk'];
    expect(givenBy('institution-administrator')).toEqual([...clinical, 'institution-administrator']);
    expect(givenBy('physician')).toEqual([]);
  });

  it('keep concluding, reviewing and issuing apart', () => {
    expect(thoseWho('concludeCase')).toEqual(['physician']);
    expect(thoseWho('reviewConclusion')).toEqual(['reviewer']);
    expect(thoseWho('issueCertificate')).toEqual(['certificate-clerk', 'institution-administrator']);
  });

  it('let the city’s administrator alone erase a person, propose rules or define a role', () =>
    expect([thoseWho('erasePerson'), thoseWho('proposeProgramme'), thoseWho('defineRole')]).toEqual([
      ['city-administrator'],
      ['city-administrator'],
      ['city-administrator'],
    ]));

  it('let rules be confirmed beside who proposes them, and nobody publish past that', () =>
    expect([thoseWho('confirmProgrammeProposal'), thoseWho('publishProgramme')]).toEqual([['city-administrator', 'rules-confirmer'], []]));

  it('show nothing clinical to the desk, the certificate desk and the market inspector', () => {
    for (const id of ['front-desk', 'certificate-clerk', 'market-inspector'])
      expect(Object.values(roleOf(id)?.reads ?? {}).some(({ groups }) => groups.includes('clinical'))).toBe(false);
  });

  it('let the market inspector do nothing but read certificates and figures', () => {
    const { operations, reads } = roleOf('market-inspector') ?? {};
    expect([operations, Object.keys(reads ?? {}).toSorted()]).toEqual([
      {},
      [
        'archived-certificate-list',
        'certificate-register',
        'figures',
        'institution-list',
        'operation-switches',
        'parameter-list',
        'register-entries',
        'role-list',
      ],
    ]);
  });

  it('reach as far as the institution, but for those above it', () =>
    expect(standardRoles.filter((role) => reachOf(role) !== 'institution').map((role) => [role.id, reachOf(role)])).toEqual([
      // By the list of employers alone, which is the city's.
      ['front-desk', 'city'],
      ['reviewer', 'subtree'],
      // For the desk's sake, to whom they give that list.
      ['institution-administrator', 'city'],
      ['city-administrator', 'city'],
      ['health-commission', 'subtree'],
      ['rules-confirmer', 'city'],
      ['market-inspector', 'city'],
    ]));
});
