import { commandMeta, specFor } from '@healthcert/domain/testing';
import { describe, expect, it } from 'vitest';
import { staffDecider } from './decider.ts';
import { needsSecondFactor, rolesOf } from './directory.ts';
import type { StaffEvent } from './events.ts';
import * as the from './fixtures.ts';

const { given, stateAfter } = specFor(staffDecider);
const office = the.theOffice();
const changing = { ...the.cityAdministrator, operations: { ...the.cityAdministrator.operations, changeRole: 'city' as const } };
const secondAdministrator = [
  the.roleDefined(changing, 2),
  the.staffAdded({ ...the.newcomer, staffId: 'hu', loginName: 'hu', roleIds: ['city-administrator'], institutionId: 'city' }),
];

describe('a role that two administrators change (A1)', () => {
  const wider = { ...the.desk, operations: { registerCase: 'subtree' as const } };
  const changed = { ...the.roleDefined(wider, 2), type: 'RoleChanged' as const };

  it('is changed by whoever looked at its present edition', () =>
    given(...office)
      .when(the.changeRole(wider, { edition: 1 }))
      .then(changed));
  it('is not changed by whoever looked at another', () =>
    given(...office, changed)
      .when(the.changeRole(the.desk, { edition: 1 }))
      .thenRejects('RoleChangedMeanwhile', 'edition'));
  it('stays silent where both mean the same', () =>
    given(...office, changed)
      .when(the.changeRole(wider, { edition: 1 }))
      .thenNothing());
});

describe('rights of one’s own', () => {
  const less = { ...changing, operations: { assignRoles: 'city' as const, changeRole: 'city' as const } };

  it('are not taken from oneself unawares, and knowingly are', () => {
    const begun = given(...office, ...secondAdministrator);
    begun.when(the.changeRole(less)).thenRejects('NarrowsOwnRights');
    begun.when(the.changeRole(less, { narrowsOwnRights: true })).then({ ...the.roleDefined(less, 3), type: 'RoleChanged' });
  });
  it('are counted, also where a role is given up', () => {
    const sent = the.assignRoles('lin', ['desk']);
    given(...office, ...secondAdministrator)
      .when(sent)
      .thenRejects('NarrowsOwnRights');
    given(...office, ...secondAdministrator)
      .when({ ...sent, data: { ...sent.data, narrowsOwnRights: true } })
      .then(the.rolesAssigned('lin', ['desk']));
  });
  it('to change roles stay with somebody, whoever knows what', () => {
    const none = { ...changing, operations: { assignRoles: 'city' as const } };
    given(...office, ...secondAdministrator)
      .when(the.changeRole(none, { narrowsOwnRights: true }))
      .thenRejects('LastAdministrator');
  });
  it('do not end by oneself', () =>
    given(...office, ...secondAdministrator)
      .when(the.disableStaff('lin'))
      .thenRejects('DisablesOneself'));
});

describe('somebody who works at several institutions (A2)', () => {
  const appointed = the.staffAppointed('zhao', 'clinic-2', ['clinic-administrator']);

  it('has at each the roles given there', () => {
    const directory = stateAfter(...office, appointed);
    const at = (place: string | null) => rolesOf(directory, 'zhao', place).map(({ id }) => id);
    expect([at(null), at('clinic-1'), at('clinic-2'), at('elsewhere')]).toEqual([['desk'], ['desk'], ['clinic-administrator'], ['desk']]);
  });
  it('is appointed, once', () => {
    given(...office)
      .when(the.appointStaff('zhao', 'clinic-2', ['desk']))
      .then(the.staffAppointed('zhao', 'clinic-2', ['desk']));
    given(...office, appointed)
      .when(the.appointStaff('zhao', 'clinic-2', ['clinic-administrator']))
      .thenNothing();
  });
  it.each([
    ['at their own institution', the.appointStaff('zhao', 'clinic-1', ['desk']), 'HomeInstitution'],
    ['without a role', the.appointStaff('zhao', 'clinic-2', []), 'NoRole'],
    ['in a role that reaches further than the giver’s', the.appointStaff('zhao', 'clinic-1', ['inspector'], 'wang'), 'HomeInstitution'],
    ['by one who gives no such role', the.appointStaff('lin', 'clinic-1', ['inspector'], 'wang'), 'RoleReachesFurther'],
    ['before being added', the.appointStaff('sun', 'clinic-2', ['desk']), 'UnknownStaff'],
  ])('is not appointed %s', (_how, command, code) => {
    given(...office)
      .when(command)
      .thenRejects(code);
  });
  it('ends an appointment, once', () => {
    given(...office, appointed)
      .when(the.endAppointment('zhao', 'clinic-2'))
      .then({ type: 'AppointmentEnded', data: { staffId: 'zhao', institutionId: 'clinic-2' } });
    given(...office)
      .when(the.endAppointment('zhao', 'clinic-2'))
      .thenNothing();
  });
  it('has one appointment where they move to', () => {
    const moved = stateAfter(...office, appointed, the.staffChanged(the.people.zhao, { institutionId: 'clinic-2' }));
    expect([...moved.staff.get('zhao')!.appointments]).toEqual([]);
  });
  it('keeps a role from being removed, wherever they have it', () =>
    given(...office, the.staffAppointed('zhao', 'clinic-2', ['inspector']))
      .when(the.removeRole('inspector'))
      .thenRejects('RoleInUse'));
  it('needs the second factor that one of their roles asks for, wherever they act', () => {
    const asked = the.roleDefined({ ...the.clinicAdministrator, secondFactor: true }, 2);
    const needs = (...more: StaffEvent[]) => needsSecondFactor(stateAfter(...office, ...more), 'zhao');
    expect([needs(appointed), needs(asked), needs(asked, appointed)]).toEqual([false, false, true]);
  });
});

describe('a new password for somebody else', () => {
  const reset = (staffId: string) => ({ type: 'PasswordReset' as const, data: { staffId } });

  it('is set for whom one stands above, and never stored', () =>
    given(...office)
      .when(the.resetPassword('zhao', 'wang'))
      .then(reset('zhao')));
  it('is a way into no account that reaches further', () =>
    given(...office, the.rolesAssigned('zhao', ['desk', 'inspector']))
      .when(the.resetPassword('zhao', 'wang'))
      .thenRejects('OutranksYou', 'staffId'));
  it('is set by the city for whoever works elsewhere as well', () => {
    const begun = given(...office, the.staffAppointed('zhao', 'clinic-2', ['desk']));
    begun.when(the.resetPassword('zhao', 'wang')).thenRejects('OutranksYou');
    begun.when(the.resetPassword('zhao', 'lin')).then(reset('zhao'));
  });
});

describe('an account at the office app', () => {
  const command = (staffId: string, by: string) => ({
    ...the.resetPassword(staffId, by),
    type: 'LinkOfficeAccount' as const,
    data: { staffId, subject: 'office-1' },
  });

  it('is linked to whom one stands above, for it is a way to become them; what it is called is never stored', () => {
    given(...office)
      .when(command('zhao', 'wang'))
      .then({ type: 'OfficeAccountLinked', data: { staffId: 'zhao' } });
    given(...office, the.rolesAssigned('zhao', ['desk', 'inspector']))
      .when(command('zhao', 'wang'))
      .thenRejects('OutranksYou', 'staffId');
  });
});

describe('a second factor', () => {
  const record = (has: boolean) => ({
    type: 'RecordSecondFactor' as const,
    data: { staffId: 'zhao', has },
    meta: commandMeta({ actorId: 'accounts' }),
  });
  const changed = (has: boolean): StaffEvent => ({ type: 'SecondFactorChanged', data: { staffId: 'zhao', has } });

  it('is recorded once it is set up, and once it is given up', () => {
    given(...office)
      .when(record(true))
      .then(changed(true));
    given(...office, changed(true))
      .when(record(false))
      .then(changed(false));
  });
  it('is recorded when it changes, and not when it does not', () => {
    given(...office)
      .when(record(false))
      .thenNothing();
    given(...office, changed(true))
      .when(record(true))
      .thenNothing();
  });
  it('is gone when an administrator resets it', () =>
    given(...office, changed(true), { type: 'SecondFactorReset', data: { staffId: 'zhao' } })
      .when(record(true))
      .then(changed(true)));
});
