import { oldValidities } from '@healthcert/domain/archive';
import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

/**
 * Certificates of the system before this one (I6). Apart from those that were issued here: they have no case, no card to
 * print and no signature, and no figure of today counts them.
 */
export const archivedCertificateListModel = readModel({
  name: 'archived-certificate-list',
  title: { zh: '旧证档案', en: 'Old certificates' },
  version: 1,
  key: ['archiveId'],
  institution: 'institutionId',
  subject: 'personId',
  words: 'searchTerms',
  defaultSort: { by: 'validUntil', descending: true },
  indexes: [
    ['personId'],
    ['employer'],
    ['source', '-validUntil'],
    ['validity', '-validUntil'],
    ['cardKey'],
    ['codeKey'],
    ['importId', 'archiveId'],
    ['linked', '-validUntil'],
  ],
  columns: {
    archiveId: column.uuid('编号', 'Id', { filter: true, sort: true }),
    personId: column.uuid('人员', 'Person', { filter: true }),
    importId: column.uuid('导入批次', 'Import', { filter: true }),
    source: column.text('来源', 'Source', { filter: true, holds: 'archiveSource' }),
    institutionId: column.text('归档机构', 'Kept by', { filter: true, holds: 'institution' }),
    number: nullable(column.text('旧证号', 'Old number', { group: 'identity', filter: true, sort: true })),
    name: nullable(column.text('姓名', 'Name', { group: 'identity', filter: true, sort: true })),
    maskedDocument: nullable(column.text('证件号码', 'Document', { group: 'identity' })),
    jobName: nullable(column.text('工种', 'Job', { group: 'identity' })),
    employer: nullable(column.text('单位', 'Employer', { group: 'identity', filter: true })),
    issuer: nullable(column.text('发证机构', 'Issued by', { group: 'identity' })),
    linked: column.boolean('已关联人员', 'Linked to a person', { filter: true }),
    examinedOn: nullable(column.date('体检日期', 'Examined on', { filter: true, sort: true })),
    validFrom: nullable(column.date('发证日期', 'Valid from', { filter: true, sort: true })),
    validUntil: column.date('有效期至', 'Valid until', { filter: true, sort: true }),
    validity: oneOf(column.text('状态', 'Status', { filter: true }), oldValidities),
    statusReason: nullable(column.text('原因', 'Reason', { group: 'clinical' })),
    renewedBy: nullable(column.uuid('续办', 'Renewed by')),
    archivedAt: column.timestamptz('入档时间', 'Archived', { filter: true, sort: true }),
    archivedBy: column.text('入档人', 'Archived by', { holds: 'staff' }),
    revision: column.integer('版本', 'Revision'),
    enrolled: column.boolean('为此建档', 'Record made for it'),
    cardKey: column.text('证面索引', 'Key of the card', { hidden: true }),
    codeKey: nullable(column.text('二维码索引', 'Key of the code', { hidden: true })),
    searchTerms: nullable(column.textArray('检索词', 'Search terms', { group: 'identity', hidden: true })),
  },
});
