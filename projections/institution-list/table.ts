import { admissionStates } from '@healthcert/domain/institution';
import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

/** The city's institutions, as everyone may see them (A5, B7). */
export const institutionListModel = readModel({
  name: 'institution-list',
  title: { zh: '机构', en: 'Institutions' },
  version: 1,
  few: true,
  key: ['institutionId'],
  institution: 'institutionId',
  words: 'searchTerms',
  defaultSort: { by: 'code', descending: false },
  indexes: [['code'], ['parentId']],
  columns: {
    institutionId: column.text('编号', 'Id', { filter: true }),
    parentId: nullable(column.text('上级', 'Parent', { filter: true, holds: 'institution' })),
    level: oneOf(column.text('级别', 'Level', { filter: true }), ['city', 'county', 'township']),
    kind: oneOf(column.text('类别', 'Kind', { filter: true }), ['authority', 'clinic']),
    code: column.text('机构编码', 'Code', { filter: true, sort: true }),
    area: column.text('行政区划', 'Area', { filter: true }),
    name: column.text('名称', 'Name', { filter: true, sort: true }),
    /** Pinyin, and its initials. */
    sound: column.text('拼音', 'Sound'),
    searchTerms: column.textArray('检索词', 'Search terms', { hidden: true }),
    contact: nullable(column.text('联系人', 'Contact')),
    telephone: nullable(column.text('电话', 'Telephone')),
    address: nullable(column.text('地址', 'Address')),
    /** `{ longitude, latitude }`, WGS 84 degrees. */
    point: nullable(column.jsonb('位置', 'Map point')),
    /** `[{ day, from, until }]`, in order. */
    hours: column.jsonb('开放时间', 'Opening hours'),
    /** Empty: all. */
    items: column.textArray('承担项目', 'Items performed'),
    licenceNumber: nullable(column.text('执业许可证号', 'Practice licence')),
    licenceScope: nullable(column.text('诊疗科目', 'Licensed scope')),
    licenceUntil: nullable(column.date('许可证有效期至', 'Licence until', { filter: true, sort: true })),
    licenceCopy: nullable(column.text('许可证影像', 'Copy of the licence')),
    /** Empty: as the programme says, by a second person of its own. */
    review: nullable(oneOf(column.text('复核', 'Review', { filter: true }), ['remote'])),
    enabled: column.boolean('启用', 'Enabled', { filter: true }),
    /** Empty: an authority. */
    admission: nullable(oneOf(column.text('准入', 'Admission', { filter: true }), admissionStates)),
    /** The last day of a suspension; empty: until it is lifted. */
    suspendedUntil: nullable(column.date('暂停至', 'Suspended until', { filter: true })),
    edition: column.integer('版次', 'Edition'),
    changedAt: column.timestamptz('修改时间', 'Changed at', { sort: true }),
    changedBy: column.text('修改人', 'Changed by', { holds: 'staff' }),
  },
});
