import type { Decider } from '@healthcert/domain/kernel';
import { administering, emptyDirectory, evolve, type StaffDirectory } from './directory.ts';
import { staffEvents, type StaffEvent } from './events.ts';
import type { StaffCommand, StaffCommandNamed } from './forms.ts';
import * as members from './members.ts';
import { reject } from './rejections.ts';
import { changeRole, defineRole, removeRole, type Happened } from './roles.ts';

/** Without these nobody could switch anything on again. */
const needed: ReadonlySet<string> = new Set([...administering, 'disableOperation', 'enableOperation']);

const disableOperation = ({ data }: StaffCommandNamed<'DisableOperation'>, { disabled }: StaffDirectory): Happened => {
  if (disabled.has(data.operation)) return [];
  if (needed.has(data.operation)) return reject('OperationNeeded', { field: 'operation' });
  return data.reason === '' ? reject('ReasonMissing', { field: 'reason' }) : [{ type: 'OperationDisabled', data }];
};

const enableOperation = ({ data }: StaffCommandNamed<'EnableOperation'>, { disabled }: StaffDirectory): Happened =>
  disabled.has(data.operation) ? [{ type: 'OperationEnabled', data }] : [];

const decide = (command: StaffCommand, directory: StaffDirectory): Happened => {
  switch (command.type) {
    case 'DefineRole':
      return defineRole(command, directory);
    case 'ChangeRole':
      return changeRole(command, directory);
    case 'RemoveRole':
      return removeRole(command, directory);
    case 'AddStaff':
      return members.addStaff(command, directory);
    case 'ChangeStaff':
      return members.changeStaff(command, directory);
    case 'AssignRoles':
      return members.assignRoles(command, directory);
    case 'AppointStaff':
      return members.appointStaff(command, directory);
    case 'EndAppointment':
      return members.endAppointment(command, directory);
    case 'DisableStaff':
      return members.disableStaff(command, directory);
    case 'EnableStaff':
      return members.enableStaff(command, directory);
    case 'ResetPassword':
      return members.resetPassword(command, directory);
    case 'ResetSecondFactor':
      return members.resetSecondFactor(command, directory);
    case 'LinkOfficeAccount':
      return members.linkOfficeAccount(command, directory);
    case 'UnlinkOfficeAccount':
      return members.unlinkOfficeAccount(command, directory);
    case 'RecordSecondFactor':
      return members.recordSecondFactor(command, directory);
    case 'EndSessions':
      return members.endSessions(command, directory);
    case 'DisableOperation':
      return disableOperation(command, directory);
    case 'EnableOperation':
      return enableOperation(command, directory);
  }
};

export const staffDecider: Decider<StaffDirectory, StaffCommand, StaffEvent> = {
  events: staffEvents,
  initial: emptyDirectory,
  decide,
  evolve,
};
