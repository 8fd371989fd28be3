import { column, nullable, readModel } from '../kernel/index.ts';

/** Who works where, and with which roles (A1): a row for each place of work. */
export const staffListModel = readModel({
  name: 'staff-list',
  title: { zh: '用户', en: 'Staff' },
  version: 1,
  few: true,
  key: ['appointmentId'],
  institution: 'institutionId',
  defaultSort: { by: 'loginName', descending: false },
  words: 'words',
  indexes: [['institutionId', 'loginName'], ['loginName'], ['staffId']],
  columns: {
    /** Of one's own institution the user's id; of another, both ids. */
    appointmentId: column.text('任职编号', 'Appointment'),
    staffId: column.text('编号', 'Id', { filter: true }),
    loginName: column.text('用户名', 'Sign-in name', { filter: true, sort: true }),
    name: column.text('姓名', 'Name', { filter: true, sort: true }),
    /** What a name is found by: as written, in pinyin, in initials. */
    words: column.textArray('检索词', 'Search words', { hidden: true }),
    title: nullable(column.text('职称', 'Title')),
    institutionId: column.text('机构', 'Institution', { filter: true, holds: 'institution' }),
    /** At one's own institution; false: works there besides. */
    own: column.boolean('本单位', 'Own institution', { filter: true }),
    roleIds: column.textArray('角色', 'Roles', { holds: 'role' }),
    enabled: column.boolean('启用', 'Enabled', { filter: true }),
    /** Whether it is set up, as an authenticator or a passkey; what a role asks for stands with the role. */
    secondFactor: column.boolean('第二因子', 'Second factor', { filter: true }),
  },
});
