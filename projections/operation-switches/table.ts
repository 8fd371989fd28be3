import { column, nullable, readModel } from '../kernel/index.ts';

/** Operations that the city has ever switched off (A10), and how each stands: by whom, when and why. */
export const operationSwitchesModel = readModel({
  name: 'operation-switches',
  title: { zh: '功能开关', en: 'Operations switched off' },
  version: 1,
  few: true,
  key: ['operation'],
  institution: null,
  defaultSort: { by: 'changedAt', descending: true },
  indexes: [['-changedAt']],
  columns: {
    operation: column.text('功能', 'Operation', { filter: true }),
    enabled: column.boolean('启用', 'Enabled', { filter: true }),
    /** Why it was switched off last. */
    reason: nullable(column.text('原因', 'Reason')),
    changedAt: column.timestamptz('时间', 'Changed at', { sort: true }),
    changedBy: column.text('操作人', 'Changed by', { holds: 'staff' }),
  },
});
