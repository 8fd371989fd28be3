import { column, nullable, readModel } from '../kernel/index.ts';

/** Who works here, and with which roles (A1). */
export const staffListModel = readModel({
  name: 'staff-list',
  title: { zh: '用户', en: 'Staff' },
  version: 1,
  key: ['staffId'],
  institution: 'institutionId',
  defaultSort: { by: 'loginName', descending: false },
  indexes: [['institutionId', 'loginName'], ['loginName']],
  columns: {
    staffId: column.text('编号', 'Id', { filter: true }),
    loginName: column.text('用户名', 'Sign-in name', { filter: true, sort: true }),
    displayName: column.text('姓名', 'Name', { filter: true, sort: true }),
    title: nullable(column.text('职称', 'Title')),
    institutionId: column.text('机构', 'Institution', { filter: true }),
    roleIds: column.textArray('角色', 'Roles'),
    enabled: column.boolean('启用', 'Enabled', { filter: true }),
  },
});
