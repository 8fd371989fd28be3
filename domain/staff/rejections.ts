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
  LastAdministrator: { zh: '至少要保留一名在用的系统管理员', en: 'At least one administrator must remain enabled' },
  OperationNeeded: { zh: '此功能用于恢复其他设置，不能停用', en: 'This is what switches the others on again: it stays on' },
  ReasonMissing: { zh: '请填写原因', en: 'Give a reason' },
});
