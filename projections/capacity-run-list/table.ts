import { runTriggers } from '@healthcert/domain/capacity';
import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

/** When days were opened for booking, how many, and what could not be (A12). */
export const capacityRunListModel = readModel({
  name: 'capacity-run-list',
  title: { zh: '放号记录', en: 'Runs that opened days' },
  version: 1,
  few: true,
  key: ['runId'],
  institution: null,
  defaultSort: { by: 'startedAt', descending: true },
  indexes: [['-startedAt']],
  columns: {
    runId: column.uuid('编号', 'Run', { filter: true }),
    institutionId: nullable(column.text('机构', 'Institution', { filter: true, holds: 'institution' })),
    trigger: oneOf(column.text('方式', 'Started by', { filter: true }), runTriggers),
    startedBy: column.text('发起人', 'By', { holds: 'staff' }),
    startedAt: column.timestamptz('开始时间', 'Started', { filter: true, sort: true }),
    state: oneOf(column.text('状态', 'State', { filter: true }), ['running', 'opened', 'failed']),
    finishedAt: nullable(column.timestamptz('完成时间', 'Finished', { sort: true })),
    institutions: nullable(column.integer('机构数', 'Institutions')),
    daysOpened: nullable(column.integer('放号天数', 'Days opened')),
    until: nullable(column.date('放号至', 'Opened until')),
    failures: column.textArray('失败原因', 'Failures'),
  },
});
