import { documentKinds } from '@healthcert/domain/layout';
import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

/** For which places layouts were designed, and where each stands; the designs are in their streams. */
export const layoutListModel = readModel({
  name: 'layout-list',
  title: { zh: '版式', en: 'Layouts' },
  version: 1,
  few: true,
  key: ['layoutId'],
  institution: null,
  defaultSort: { by: 'changedAt', descending: true },
  indexes: [['-changedAt']],
  columns: {
    layoutId: column.text('编号', 'Id'),
    kind: oneOf(column.text('单据', 'Document', { filter: true, sort: true }), documentKinds),
    institutionId: nullable(column.text('机构', 'Institution', { filter: true, holds: 'institution' })),
    programmeId: nullable(column.text('体检方案', 'Programme', { filter: true, holds: 'programme' })),
    versions: column.integer('版本数', 'Versions'),
    inUse: nullable(column.integer('在用版本', 'Version in use')),
    hasDraft: column.boolean('有草稿', 'Has a draft', { filter: true }),
    changedAt: column.timestamptz('更新时间', 'Changed', { sort: true }),
    changedBy: column.text('更新人', 'Changed by', { holds: 'staff' }),
  },
});
