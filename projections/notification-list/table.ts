import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

const code = { filter: true } as const;

/** What the law obliges to report, and by when: open first, the nearest deadline on top. To read it is a permission of its own. */
export const notificationListModel = readModel({
  name: 'notification-list',
  title: { zh: '传染病报告', en: 'Notifications' },
  version: 1,
  key: ['caseId', 'disease'],
  institution: 'institutionId',
  subject: 'personId',
  owed: { column: 'state', value: 'open' },
  defaultSort: { by: 'dueAt', descending: false },
  indexes: [['institutionId', 'state', 'dueAt'], ['state', 'dueAt'], ['disease', 'dueAt'], ['personId']],
  sparse: [['assigneeId', 'dueAt'], ['reminded', 'dueAt'], ['cardNumber']],
  columns: {
    caseId: column.uuid('登记', 'Case', code),
    personId: column.uuid('人员', 'Person', code),
    institutionId: column.text('机构', 'Institution', { ...code, holds: 'institution' }),
    name: nullable(column.text('姓名', 'Name', { group: 'identity' })),
    disease: column.text('疑似疾病', 'Suspected', code),
    diseaseClass: oneOf(column.text('类别', 'Class', code), ['A', 'B', 'C']),
    item: column.text('发现项目', 'Found by'),
    suspectedAt: column.timestamptz('发现时间', 'Suspected', { filter: true, sort: true }),
    diagnosedAt: nullable(column.timestamptz('诊断时间', 'Diagnosed')),
    diagnosedBy: nullable(column.text('诊断医师', 'Diagnosed by', { holds: 'staff' })),
    hours: column.integer('时限（小时）', 'Hours allowed'),
    dueAt: column.timestamptz('报告期限', 'Due', { filter: true, sort: true }),
    state: oneOf(column.text('状态', 'State', code), ['open', 'reported', 'dismissed', 'withdrawn']),
    assigneeId: nullable(column.text('负责人', 'Assigned to', { ...code, holds: 'staff' })),
    reminded: nullable(oneOf(column.text('已提醒', 'Reminded', code), ['handler', 'institution', 'county'])),
    remindedAt: nullable(column.timestamptz('提醒时间', 'Reminded at')),
    told: column.textArray('已告知', 'Told', code),
    cardNumber: nullable(column.text('报告卡编号', 'Report card', code)),
    reportedTo: nullable(column.text('报告给', 'Reported to')),
    settledAt: nullable(column.timestamptz('办结时间', 'Settled', { filter: true, sort: true })),
    settledBy: nullable(column.text('办理人', 'Settled by', { holds: 'staff' })),
    dismissedBecause: nullable(column.text('排除原因', 'Why dismissed', { group: 'clinical' })),
  },
});
