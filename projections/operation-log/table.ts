import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

/**
 * Who did what, when, for which institution (A4): one narrow row for every event of the log that tells of a deed, and
 * nothing of what is personal in it. The event itself is read from its stream.
 */
export const operationLogModel = readModel({
  name: 'operation-log',
  title: { zh: '操作日志', en: 'Operations' },
  version: 1,
  // In the order of time: the key is the index that the newest page and every span of time are read by.
  key: ['at', 'position'],
  institution: 'institutionId',
  defaultSort: { by: 'at', descending: true },
  indexes: [
    ['actorId', '-at'],
    ['about', '-at'],
    ['type', '-at'],
  ],
  // Few things are done by the system itself.
  sparse: [['kind=system', '-at']],
  columns: {
    at: column.timestamptz('时间', 'Time', { filter: true, sort: true }),
    position: column.text('位置', 'Position'),
    kind: oneOf(column.text('类别', 'Kind', { filter: true }), ['operation', 'system']),
    type: column.text('事件', 'Event', { filter: true }),
    stream: column.text('事件流', 'Stream'),
    revision: column.integer('序号', 'Revision'),
    actorId: column.text('用户', 'User', { filter: true, holds: 'staff' }),
    institutionId: nullable(column.text('机构', 'Institution', { filter: true, holds: 'institution' })),
    /** Id of the case, person, institution ... that it was done to: the record to open. */
    about: column.text('对象', 'Record', { filter: true }),
  },
});
