import { validities } from '../case-worklist/table.ts';
import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

/** What a stranger with a card in hand may learn by its opaque id (B4): no name, nothing clinical. */
export const verificationModel = readModel({
  name: 'verification',
  title: { zh: '核验', en: 'Verification' },
  version: 1,
  key: ['number'],
  institution: null,
  subject: 'personId',
  defaultSort: { by: 'number', descending: false },
  indexes: [['opaqueId'], ['statusList', 'validity'], ['personId']],
  columns: {
    number: column.text('健康证号', 'Number'),
    opaqueId: column.text('核验编号', 'Verification id', { filter: true }),
    caseId: column.uuid('体检', 'Case', { hidden: true }),
    personId: column.uuid('人员', 'Person', { hidden: true }),
    statusList: column.integer('状态名单', 'Status list'),
    statusIndex: column.integer('状态序号', 'Status index'),
    category: column.text('从业类别', 'Category'),
    institutionId: column.text('发证机构', 'Institution'),
    validFrom: column.date('发证日期', 'Valid from'),
    validUntil: column.date('有效期至', 'Valid until'),
    validity: oneOf(column.text('状态', 'Status', { filter: true }), validities),
    supersededBy: nullable(column.text('换发为', 'Superseded by')),
    portraitFile: nullable(column.text('照片', 'Portrait', { group: 'identity', hidden: true })),
  },
});
