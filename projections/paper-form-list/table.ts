import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

/** Every numbered blank form and what became of it (I8): nothing written on paper waits unseen. */
export const paperFormListModel = readModel({
  name: 'paper-form-list',
  title: { zh: '纸质体检表', en: 'Paper forms' },
  version: 1,
  key: ['number'],
  institution: 'institutionId',
  defaultSort: { by: 'number', descending: true },
  indexes: [['institutionId', 'state', '-number'], ['state', '-number'], ['programmeId', '-number'], ['batchId']],
  columns: {
    number: column.text('表号', 'Number', { filter: true, sort: true }),
    institutionId: column.text('机构', 'Institution', { filter: true, holds: 'institution' }),
    batchId: column.uuid('批次', 'Run', { filter: true }),
    programmeId: column.text('方案', 'Programme', { filter: true, holds: 'programme' }),
    state: oneOf(column.text('状态', 'State', { filter: true }), ['blank', 'entered', 'voided']),
    numberedAt: column.timestamptz('编印时间', 'Numbered', { filter: true, sort: true }),
    caseId: nullable(column.uuid('登记', 'Case')),
    occurredAt: nullable(column.timestamptz('实际日期', 'True date', { filter: true, sort: true })),
    enteredAt: nullable(column.timestamptz('补录时间', 'Entered', { filter: true, sort: true })),
    because: nullable(oneOf(column.text('作废原因', 'Voided because', { filter: true }), ['spoilt', 'lost', 'unused'])),
  },
});
