import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

/** Imports of old systems' files: how far each came, and what was undone (I6). */
export const archiveImportListModel = readModel({
  name: 'archive-import-list',
  title: { zh: '档案导入', en: 'Imports of archives' },
  version: 1,
  few: true,
  key: ['importId'],
  institution: 'institutionId',
  defaultSort: { by: 'begunAt', descending: true },
  indexes: [['institutionId', '-begunAt'], ['-begunAt'], ['fileHash']],
  columns: {
    importId: column.uuid('编号', 'Id', { filter: true }),
    institutionId: column.text('归档机构', 'Kept by', { filter: true, holds: 'institution' }),
    source: column.text('来源', 'Source', { filter: true, holds: 'archiveSource' }),
    fileHash: column.text('文件指纹', 'Fingerprint of the file', { filter: true }),
    importState: oneOf(column.text('状态', 'State', { filter: true }), ['begun', 'finished', 'undoing', 'undone']),
    rows: column.integer('总行数', 'Rows'),
    rowsDone: column.integer('已处理', 'Gone through'),
    entered: column.integer('已导入', 'Entered'),
    known: column.integer('已在档', 'Known before'),
    refused: column.integer('未导入', 'Refused'),
    withdrawn: nullable(column.integer('已撤回', 'Withdrawn')),
    kept: nullable(column.integer('保留', 'Kept')),
    begunAt: column.timestamptz('开始时间', 'Begun', { filter: true, sort: true }),
    begunBy: column.text('导入人', 'By', { holds: 'staff' }),
    lastAt: column.timestamptz('最近进展', 'Last step', { sort: true }),
  },
});
