import { operation } from '@healthcert/domain/kernel';
import { staffDecider } from './decider.ts';
import type { StaffDirectory } from './directory.ts';
import { staffForms } from './forms.ts';

/** The one directory of the city. */
export const staffDirectoryId = 'directory';

const common = { decider: staffDecider, stream: () => staffDirectoryId, retryOnConflict: true } as const;
const city = () => ({ institutionId: null });
const ofInstitution = ({ institutionId }: { readonly institutionId: string }) => ({ institutionId });
const ofMember = ({ staffId }: { readonly staffId: string }, { staff }: StaffDirectory) => ({
  institutionId: staff.get(staffId)?.institutionId ?? null,
});

export const staffOperations = {
  defineRole: operation({
    ...common,
    name: 'defineRole',
    title: { zh: '新建角色', en: 'Define a role' },
    input: staffForms.defineRole,
    target: city,
  }),
  changeRole: operation({
    ...common,
    name: 'changeRole',
    title: { zh: '修改角色', en: 'Change a role' },
    input: staffForms.changeRole,
    target: city,
  }),
  removeRole: operation({
    ...common,
    name: 'removeRole',
    title: { zh: '删除角色', en: 'Remove a role' },
    input: staffForms.removeRole,
    target: city,
  }),
  addStaff: operation({
    ...common,
    name: 'addStaff',
    title: { zh: '新建用户', en: 'Add a user' },
    input: staffForms.addStaff,
    target: ofInstitution,
  }),
  changeStaff: operation({
    ...common,
    name: 'changeStaff',
    title: { zh: '修改用户', en: 'Change a user' },
    input: staffForms.changeStaff,
    target: ofMember,
  }),
  assignRoles: operation({
    ...common,
    name: 'assignRoles',
    title: { zh: '分配角色', en: 'Assign roles' },
    input: staffForms.assignRoles,
    target: ofMember,
  }),
  appointStaff: operation({
    ...common,
    name: 'appointStaff',
    title: { zh: '任职到其他机构', en: 'Appoint at another institution' },
    input: staffForms.appointStaff,
    target: ofInstitution,
  }),
  endAppointment: operation({
    ...common,
    name: 'endAppointment',
    title: { zh: '结束其他机构任职', en: 'End an appointment' },
    input: staffForms.endAppointment,
    target: ofInstitution,
  }),
  resetPassword: operation({
    ...common,
    name: 'resetPassword',
    title: { zh: '设置初始密码', en: 'Set an initial password' },
    input: staffForms.resetPassword,
    target: ofMember,
  }),
  resetSecondFactor: operation({
    ...common,
    name: 'resetSecondFactor',
    title: { zh: '重置两步验证', en: 'Reset the second factor' },
    input: staffForms.resetSecondFactor,
    target: ofMember,
  }),
  linkOfficeAccount: operation({
    ...common,
    name: 'linkOfficeAccount',
    title: { zh: '关联办公平台账号', en: 'Link an office account' },
    input: staffForms.linkOfficeAccount,
    target: ofMember,
  }),
  unlinkOfficeAccount: operation({
    ...common,
    name: 'unlinkOfficeAccount',
    title: { zh: '解除办公平台账号关联', en: 'Unlink an office account' },
    input: staffForms.unlinkOfficeAccount,
    target: ofMember,
  }),
  endSessions: operation({
    ...common,
    name: 'endSessions',
    title: { zh: '退出所有登录', en: 'Sign out everywhere' },
    input: staffForms.endSessions,
    target: ofMember,
  }),
  disableStaff: operation({
    ...common,
    name: 'disableStaff',
    title: { zh: '停用用户', en: 'Disable a user' },
    input: staffForms.disableStaff,
    target: ofMember,
  }),
  enableStaff: operation({
    ...common,
    name: 'enableStaff',
    title: { zh: '启用用户', en: 'Enable a user' },
    input: staffForms.enableStaff,
    target: ofMember,
  }),
  disableOperation: operation({
    ...common,
    name: 'disableOperation',
    title: { zh: '停用功能', en: 'Switch an operation off' },
    input: staffForms.disableOperation,
    target: city,
  }),
  enableOperation: operation({
    ...common,
    name: 'enableOperation',
    title: { zh: '启用功能', en: 'Switch an operation on' },
    input: staffForms.enableOperation,
    target: city,
  }),
};

/** What the system alone records. */
export const staffProcess = {
  recordSecondFactor: operation({
    ...common,
    name: 'recordSecondFactor',
    title: { zh: '记录登录验证方式', en: 'Record a second factor' },
    input: staffForms.recordSecondFactor,
    target: ofMember,
  }),
};
