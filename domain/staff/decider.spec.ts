import { fc, test } from '@fast-check/vitest';
import { Rejection } from '@healthcert/domain/kernel';
import { specFor } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { staffDecider } from './decider.ts';
import { administrators, rolesOf, switchedOffFor } from './directory.ts';
import { staffEvents, type StaffEvent } from './events.ts';
import * as the from './fixtures.ts';
import type { StaffCommand } from './forms.ts';

const { given, stateAfter } = specFor(staffDecider);
const { lin, wang, zhao } = the.people;
const office = the.theOffice();

describe('roles', () => {
  const wider = { ...the.desk, operations: { registerCase: 'subtree' as const } };

  it('are defined', () => given().when(the.defineRole(the.desk)).then(the.roleDefined(the.desk)));
  it('stay silent when defined twice', () => given(the.roleDefined(the.desk)).when(the.defineRole(the.desk)).thenNothing());
  it('are not defined over another', () =>
    given(the.roleDefined(the.desk)).when(the.defineRole(wider)).thenRejects('RoleExists', 'roleId'));
  it('are changed', () =>
    given(...office)
      .when(the.changeRole(wider))
      .then({ ...the.roleDefined(wider, 2), type: 'RoleChanged' }));
  it('stay silent when nothing changes', () =>
    given(...office)
      .when(the.changeRole(the.desk))
      .thenNothing());
  it('are not changed before being defined', () => given().when(the.changeRole(the.desk)).thenRejects('UnknownRole', 'roleId'));
  it('do not lose the last who may assign roles in the city', () =>
    given(...office)
      .when(the.changeRole({ ...the.cityAdministrator, operations: {} }))
      .thenRejects('LastAdministrator'));
  it('are removed when nobody has them', () =>
    given(...office)
      .when(the.removeRole('inspector'))
      .then({ type: 'RoleRemoved', data: { roleId: 'inspector' } }));
  it('are not removed while used', () =>
    given(...office)
      .when(the.removeRole('desk'))
      .thenRejects('RoleInUse'));
  it('stay silent when removed twice', () =>
    given(...office)
      .when(the.removeRole('nothing'))
      .thenNothing());
});

describe('operations', () => {
  const off = (operation: string): StaffEvent => ({ type: 'OperationDisabled', data: { operation, reason: '待规范' } });
  const switchOff = (operation: string, reason = '待规范'): StaffCommand => ({
    type: 'DisableOperation',
    data: { operation, reason },
    meta: the.by('lin'),
  });
  const switchOn = (operation: string): StaffCommand => ({ type: 'EnableOperation', data: { operation }, meta: the.by('lin') });

  it('are switched off for the whole city, whatever the roles say', () => {
    given(...office)
      .when(switchOff('registerCase'))
      .then(off('registerCase'));
    const operationsOf = (...more: StaffEvent[]) =>
      rolesOf(stateAfter(...office, ...more), zhao.staffId).flatMap((role) => Object.keys(role.operations));
    expect(operationsOf()).toContain('registerCase');
    expect(operationsOf(off('registerCase'))).not.toContain('registerCase');
    const offFor = (staffId: string) => switchedOffFor(stateAfter(...office, off('registerCase'), off('replayJob')), staffId);
    expect([offFor(zhao.staffId), offFor('nobody')]).toEqual([['registerCase'], []]);
    expect(operationsOf(off('registerCase'), { type: 'OperationEnabled', data: { operation: 'registerCase' } })).toContain('registerCase');
  });
  it('are not switched off without a reason', () =>
    given(...office)
      .when(switchOff('registerCase', ''))
      .thenRejects('ReasonMissing', 'reason'));
  it('stay off', () =>
    given(...office, off('registerCase'))
      .when(switchOff('registerCase'))
      .thenNothing());
  it('are switched on again', () =>
    given(...office, off('registerCase'))
      .when(switchOn('registerCase'))
      .then({ type: 'OperationEnabled', data: { operation: 'registerCase' } }));
  it('that are on stay on', () =>
    given(...office)
      .when(switchOn('registerCase'))
      .thenNothing());
  it.each(['assignRoles', 'changeRole', 'disableOperation', 'enableOperation'])('keep %s, without which nothing comes back', (operation) =>
    given(...office)
      .when(switchOff(operation))
      .thenRejects('OperationNeeded', 'operation'),
  );
});

describe('staff', () => {
  it('are added', () =>
    given(...office)
      .when(the.addStaff(the.newcomer))
      .then(the.staffAdded(the.newcomer)));
  it('stay silent when added twice, in whatever order the fields were stored', () => {
    const { data } = the.staffAdded(the.newcomer);
    given(...office, { type: 'StaffAdded', data: staffEvents.definitions.StaffAdded.plain.parse(data) })
      .when(the.addStaff(the.newcomer))
      .thenNothing();
  });
  it.each([
    ['under a known id', the.addStaff(the.newcomer, { staffId: 'zhao' }), 'StaffExists', 'staffId'],
    ['under a taken sign-in name', the.addStaff(the.newcomer, { loginName: 'zhao' }), 'LoginNameTaken', 'loginName'],
    ['with an unknown role', the.addStaff(the.newcomer, { roleIds: ['king'] }), 'UnknownRole', 'roleIds'],
    ['without a role', the.addStaff(the.newcomer, { roleIds: [] }), 'NoRole', 'roleIds'],
  ])('are not added %s', (_how, command, code, field) => {
    given(...office)
      .when(command)
      .thenRejects(code, field);
  });

  it('are changed', () =>
    given(...office)
      .when(the.changeStaff(zhao, { title: '护士' }))
      .then(the.staffChanged(zhao, { title: '护士' })));
  it('stay silent when nothing changes', () =>
    given(...office)
      .when(the.changeStaff(zhao))
      .thenNothing());
  it('are moved by the city’s administrator alone', () => {
    given(...office)
      .when(the.changeStaff(zhao, { institutionId: 'clinic-2' }))
      .then(the.staffChanged(zhao, { institutionId: 'clinic-2' }));
    given(...office)
      .when(the.changeStaff(zhao, { institutionId: 'clinic-2' }, 'wang'))
      .thenRejects('MoveNeedsCity', 'institutionId');
  });

  it('are given roles', () =>
    given(...office)
      .when(the.assignRoles('zhao', ['desk', 'inspector']))
      .then(the.rolesAssigned('zhao', ['desk', 'inspector'])));
  it('stay silent when they have them', () =>
    given(...office)
      .when(the.assignRoles('zhao', ['desk', 'desk']))
      .thenNothing());
  it.each([
    ['an unknown role', the.assignRoles('zhao', ['king']), 'UnknownRole'],
    ['no role', the.assignRoles('zhao', []), 'NoRole'],
    ['the last administrator’s way out', the.assignRoles('lin', ['desk']), 'LastAdministrator'],
  ])('are not given %s', (_what, command, code) => {
    given(...office)
      .when(command)
      .thenRejects(code);
  });

  it('are disabled with a reason, and enabled again', () => {
    given(...office)
      .when(the.disableStaff('zhao'))
      .then(the.staffDisabled('zhao'));
    given(...office)
      .when(the.disableStaff('zhao', ''))
      .thenRejects('ReasonMissing', 'reason');
    given(...office, the.staffDisabled('zhao'))
      .when(the.enableStaff('zhao'))
      .then(the.staffEnabled('zhao'));
  });
  it('stay silent when that is so already', () => {
    given(...office, the.staffDisabled('zhao'))
      .when(the.disableStaff('zhao'))
      .thenNothing();
    given(...office)
      .when(the.enableStaff('zhao'))
      .thenNothing();
  });
  it('keep their last administrator', () =>
    given(...office)
      .when(the.disableStaff('lin'))
      .thenRejects('LastAdministrator'));
  it.each([the.changeStaff(the.newcomer), the.assignRoles('sun', ['desk']), the.disableStaff('sun'), the.enableStaff('sun')])(
    'take no $type before being added',
    (command) => {
      given(...office)
        .when(command)
        .thenRejects('UnknownStaff', 'staffId');
    },
  );

  it('have no roles once disabled', () => {
    expect(rolesOf(stateAfter(...office), 'zhao').map(({ id }) => id)).toEqual(['desk']);
    expect(rolesOf(stateAfter(...office, the.staffDisabled('zhao')), 'zhao')).toEqual([]);
    expect(rolesOf(stateAfter(...office), 'nobody')).toEqual([]);
  });
});

describe('a clinic’s administrator', () => {
  it('gives roles that reach no further than the clinic', () =>
    given(...office)
      .when(the.addStaff(the.newcomer, {}, 'wang'))
      .then(the.staffAdded(the.newcomer)));
  it('does not make themselves the city’s administrator', () =>
    given(...office)
      .when(the.assignRoles('wang', ['clinic-administrator', 'city-administrator'], 'wang'))
      .thenRejects('RoleReachesFurther', 'roleIds'));
  it('does not add one', () =>
    given(...office)
      .when(the.addStaff(the.newcomer, { roleIds: ['city-administrator'] }, 'wang'))
      .thenRejects('RoleReachesFurther', 'roleIds'));
  it('gives no role that sees people of the whole city', () =>
    given(...office)
      .when(the.assignRoles('zhao', ['inspector'], 'wang'))
      .thenRejects('RoleReachesFurther'));
  it('may take such a role away', () =>
    given(...office, the.rolesAssigned('zhao', ['desk', 'inspector']))
      .when(the.assignRoles('zhao', ['desk'], 'wang'))
      .then(the.rolesAssigned('zhao', ['desk'])));
});

const staffIds = fc.constantFrom('lin', 'wang', 'zhao', 'sun');
const roleIds = fc.subarray(['city-administrator', 'clinic-administrator', 'desk', 'inspector'], { minLength: 1 });

const commands: fc.Arbitrary<StaffCommand> = fc.oneof(
  fc.tuple(staffIds, roleIds, staffIds).map((drawn) => the.assignRoles(...drawn)),
  fc.tuple(roleIds, staffIds).map(([roles, actor]) => the.addStaff(the.newcomer, { roleIds: roles }, actor)),
  staffIds.map((id) => the.disableStaff(id)),
  fc.tuple(staffIds, roleIds).map(([id, roles]) => the.appointStaff(id, 'clinic-2', roles)),
  staffIds.map((id) => the.endAppointment(id, 'clinic-2')),
  staffIds.map(the.enableStaff),
  fc.constantFrom(the.changeRole({ ...the.cityAdministrator, operations: {} }), the.changeRole(the.cityAdministrator)),
  fc.constantFrom('desk', 'inspector', 'city-administrator').map(the.removeRole),
);

describe('whatever is done to the directory', () => {
  test.prop([fc.array(commands, { maxLength: 40 })])('somebody can still give roles, and nobody has a role that is not there', (walk) => {
    let directory = stateAfter(...office);
    for (const command of walk) {
      try {
        directory = staffDecider.decide(command, directory, undefined).reduce(staffDecider.evolve, directory);
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
      }
    }
    expect(administrators(directory).length).toBeGreaterThan(0);
    for (const { roleIds: held } of directory.staff.values()) for (const id of held) expect(directory.roles.has(id)).toBe(true);
  });
});

describe('the stored form', () => {
  const sample = [
    the.roleDefined(the.inspector),
    { ...the.roleDefined(the.desk), type: 'RoleChanged' as const },
    { type: 'RoleRemoved' as const, data: { roleId: 'desk' } },
    the.staffAdded(wang),
    the.staffChanged(lin, { title: '主任' }),
    the.rolesAssigned('zhao', ['desk']),
    the.staffAppointed('zhao', 'clinic-2', ['desk']),
    { type: 'AppointmentEnded' as const, data: { staffId: 'zhao', institutionId: 'clinic-2' } },
    { type: 'PasswordReset' as const, data: { staffId: 'zhao' } },
    { type: 'SecondFactorChanged' as const, data: { staffId: 'zhao', has: true } },
    { type: 'SecondFactorReset' as const, data: { staffId: 'zhao' } },
    { type: 'SessionsEnded' as const, data: { staffId: 'zhao' } },
    the.staffDisabled('zhao'),
    the.staffEnabled('zhao'),
  ];

  it.each(sample.map((event) => [event.type, event] as const))('of %s', (type, { data }) => {
    expect(staffEvents.definitions[type].plain.parse(data)).toMatchSnapshot();
  });
});
