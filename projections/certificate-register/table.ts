import { custodies, validities } from '../case-worklist/table.ts';
import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

/** Every certificate ever issued, and where it stands on both its axes (A10). */
export const certificateRegisterModel = readModel({
  name: 'certificate-register',
  title: { zh: '健康证', en: 'Certificates' },
  version: 1,
  key: ['number'],
  institution: 'institutionId',
  subject: 'personId',
  defaultSort: { by: 'issuedAt', descending: true },
  indexes: [['institutionId', '-issuedAt'], ['-issuedAt'], ['personId'], ['caseId'], ['name'], ['validUntil']],
  columns: {
    number: column.text('健康证号', 'Number', { filter: true, sort: true }),
    caseId: column.uuid('体检', 'Case', { filter: true }),
    personId: column.uuid('人员', 'Person', { filter: true }),
    institutionId: column.text('发证机构', 'Issued by institution', { filter: true }),
    opaqueId: column.text('核验编号', 'Verification id'),
    statusIndex: column.integer('状态序号', 'Status index'),
    name: nullable(column.text('姓名', 'Name', { group: 'identity', filter: true, sort: true })),
    maskedDocument: nullable(column.text('证件号码', 'Document', { group: 'identity' })),
    jobName: nullable(column.text('工种', 'Job', { group: 'identity' })),
    employer: nullable(column.text('单位', 'Employer', { group: 'identity', filter: true })),
    portraitFile: nullable(column.text('照片', 'Portrait', { group: 'identity' })),
    category: column.text('从业类别', 'Category', { filter: true }),
    examinedOn: column.date('体检日期', 'Examined on', { filter: true, sort: true }),
    validFrom: column.date('发证日期', 'Valid from', { filter: true, sort: true }),
    validUntil: column.date('有效期至', 'Valid until', { filter: true, sort: true }),
    validity: oneOf(column.text('状态', 'Status', { filter: true }), validities),
    custody: oneOf(column.text('领证状态', 'Custody', { filter: true }), custodies),
    statusReason: nullable(column.text('原因', 'Reason', { group: 'clinical' })),
    supersededBy: nullable(column.text('换发为', 'Superseded by')),
    reprints: column.integer('补打次数', 'Reprints'),
    issuedAt: column.timestamptz('签发时间', 'Issued', { filter: true, sort: true }),
    issuedBy: column.text('签发人', 'Issued by'),
    revision: column.integer('版本', 'Revision'),
  },
});
