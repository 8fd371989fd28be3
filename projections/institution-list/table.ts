import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

/** The city's institutions, as everyone may see them (B7). */
export const institutionListModel = readModel({
  name: 'institution-list',
  title: { zh: '机构', en: 'Institutions' },
  version: 1,
  key: ['institutionId'],
  institution: 'institutionId',
  defaultSort: { by: 'code', descending: false },
  indexes: [['code'], ['parentId']],
  columns: {
    institutionId: column.text('编号', 'Id', { filter: true }),
    parentId: nullable(column.text('上级', 'Parent', { filter: true })),
    level: oneOf(column.text('级别', 'Level', { filter: true }), ['city', 'county', 'township']),
    kind: oneOf(column.text('类别', 'Kind', { filter: true }), ['authority', 'clinic']),
    code: column.text('机构编码', 'Code', { filter: true, sort: true }),
    name: column.text('名称', 'Name', { filter: true, sort: true }),
    telephone: nullable(column.text('电话', 'Telephone')),
    address: nullable(column.text('地址', 'Address')),
    /** Empty: as the programme says, by a second person of its own. */
    review: nullable(oneOf(column.text('复核', 'Review', { filter: true }), ['remote'])),
    enabled: column.boolean('启用', 'Enabled', { filter: true }),
  },
});
