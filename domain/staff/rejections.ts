import { rejections } from '@healthcert/domain/kernel';

export const reject = rejections({
  RoleExists: { zh: '该角色编号已存在', en: 'A role with this id exists' },
  UnknownRole: { zh: '没有此角色：{role}', en: 'There is no such role: {role}' },
  RoleInUse: { zh: '还有 {count} 名用户使用此角色，不能删除', en: '{count} user(s) still have this role' },
  StaffExists: { zh: '该用户编号已存在', en: 'A user with this id exists' },
  LoginNameTaken: { zh: '该用户名已被使用', en: 'This sign-in name is taken' },
  UnknownStaff: { zh: '没有此用户', en: 'There is no such user' },
  NoRole: { zh: '请至少选择一个角色', en: 'Choose at least one role' },
  RoleReachesFurther: { zh: '角色“{role}”的范围超出您可授予的范围', en: 'The role "{role}" reaches further than you may grant' },
  MoveNeedsCity: { zh: '调动到其他机构须由市级管理员办理', en: 'Only the city’s administrator moves a user to another institution' },
  RoleHoldsPower: {
    zh: '角色“{role}”含有您自己没有的管理权限，不能由您授予',
    en: 'The role "{role}" holds power over others that you do not have yourself',
  },
  RoleChangedMeanwhile: {
    zh: '该角色已被他人修改（第 {edition} 版）',
    en: 'Somebody else has changed this role (edition {edition})',
  },
  NarrowsOwnRights: {
    zh: '此修改会减少您自己的 {count} 项权限，请确认后再提交',
    en: 'This takes {count} right(s) from yourself: confirm that you mean it',
  },
  DisablesOneself: { zh: '不能停用自己，请由其他管理员办理', en: 'Nobody disables themselves: another administrator does' },
  OutranksYou: {
    zh: '该用户的权限超出您可管理的范围，请由上级管理员办理',
    en: 'This user reaches further than you administer: an administrator above does this',
  },
  HomeInstitution: { zh: '这是该用户的本单位，请用“分配角色”', en: 'This is the user’s own institution: assign roles there' },
  LastAdministrator: { zh: '至少要保留一名在用的系统管理员', en: 'At least one administrator must remain enabled' },
  OperationNeeded: { zh: '此功能用于恢复其他设置，不能停用', en: 'This is what switches the others on again: it stays on' },
  ReasonMissing: { zh: '请填写原因', en: 'Give a reason' },
});
