import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

/** Which parameters and menus were ever touched, when and by whom last, and what waits: the values are in their stream. */
export const parameterListModel = readModel({
  name: 'parameter-list',
  title: { zh: '参数', en: 'Parameters' },
  version: 1,
  few: true,
  key: ['rowId'],
  institution: null,
  defaultSort: { by: 'changedAt', descending: true },
  indexes: [['-changedAt']],
  columns: {
    /** Whose and which: "city/late-entry-days". */
    rowId: column.text('编号', 'Id'),
    /** Null: the city's. */
    institutionId: nullable(column.text('机构', 'Institution', { filter: true })),
    /** Of the parameter, "menu", or "menu/" and the role. */
    name: column.text('参数', 'Parameter', { filter: true }),
    proposal: nullable(oneOf(column.text('修改', 'Proposal', { filter: true }), ['waiting', 'returned'])),
    proposedBy: nullable(column.text('提出人', 'Proposed by', { filter: true })),
    changedAt: column.timestamptz('时间', 'Changed at', { sort: true }),
    changedBy: column.text('操作人', 'Changed by'),
  },
});
