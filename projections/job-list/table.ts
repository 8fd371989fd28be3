import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

const code = { filter: true } as const;

/** Jobs that were given up, until somebody has them done again: what the system owes. */
export const jobListModel = readModel({
  name: 'job-list',
  title: { zh: '失败任务', en: 'Jobs given up' },
  version: 1,
  few: true,
  key: ['jobId'],
  institution: null,
  defaultSort: { by: 'givenUpAt', descending: true },
  indexes: [['-givenUpAt'], ['state', '-givenUpAt']],
  columns: {
    jobId: column.uuid('编号', 'Id', code),
    reaction: column.text('规则', 'Reaction', code),
    operation: nullable(column.text('操作', 'Operation', code)),
    because: column.text('原因', 'Why', code),
    attempts: column.integer('次数', 'Attempts'),
    state: oneOf(column.text('状态', 'State', code), ['givenUp', 'replayed']),
    givenUpAt: column.timestamptz('失败时间', 'Given up', { filter: true, sort: true }),
    replayedBy: nullable(column.text('重做人', 'Replayed by', { holds: 'staff' })),
    replayedAt: nullable(column.timestamptz('重做时间', 'Replayed')),
  },
});
