import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

/** The programmes of the city, their newest versions and what is proposed as the next; what a version says is in its stream. */
export const programmeListModel = readModel({
  name: 'programme-list',
  title: { zh: '体检方案', en: 'Programmes' },
  version: 1,
  few: true,
  key: ['programmeId'],
  institution: null,
  defaultSort: { by: 'programmeId', descending: false },
  indexes: [],
  columns: {
    programmeId: column.text('编号', 'Id', { filter: true }),
    version: column.integer('版本', 'Version'),
    name: column.text('名称', 'Name'),
    category: column.text('从业类别', 'Category', { filter: true }),
    validFrom: column.date('施行日期', 'In force from'),
    proposal: nullable(oneOf(column.text('修订', 'Proposal', { filter: true }), ['waiting', 'returned'])),
    proposedBy: nullable(column.text('提出人', 'Proposed by', { filter: true, holds: 'staff' })),
    proposedAt: nullable(column.timestamptz('提出时间', 'Proposed')),
  },
});
