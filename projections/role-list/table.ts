import { column, nullable, readModel } from '../kernel/index.ts';

/** The roles in use, what each may do and see, and how far (A1, A2). Nobody's personal data. */
export const roleListModel = readModel({
  name: 'role-list',
  title: { zh: '角色', en: 'Roles' },
  version: 1,
  few: true,
  key: ['roleId'],
  institution: null,
  defaultSort: { by: 'roleId', descending: false },
  indexes: [],
  columns: {
    roleId: column.text('编号', 'Id', { filter: true, sort: true }),
    nameZh: column.text('中文名称', 'Chinese name'),
    nameEn: column.text('英文名称', 'English name'),
    /** Pinyin, and its initials: what a name is found by. */
    sound: column.text('拼音', 'Sound'),
    /** Scope by operation. */
    operations: column.jsonb('可办事项', 'Operations'),
    /** Scope and field groups by read model. */
    reads: column.jsonb('可看内容', 'Lists'),
    secondFactor: column.boolean('要求两步验证', 'Second factor'),
    edition: column.integer('版次', 'Edition'),
    changedAt: column.timestamptz('修改时间', 'Changed at'),
    changedBy: column.text('修改人', 'Changed by', { holds: 'staff' }),
    /** When somebody was last given it: told to those who are signed in, whose rights may be others now. */
    assignedAt: nullable(column.timestamptz('最近分配', 'Last assigned')),
  },
});
