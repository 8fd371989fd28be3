import { column, nullable, readModel } from '../kernel/index.ts';

/** Every entry of every configuration list (A3, A6), as it stands; which are in force for whom is told by `registers.entriesOf`. */
export const registerEntriesModel = readModel({
  name: 'register-entries',
  title: { zh: '配置', en: 'Configuration' },
  version: 1,
  few: true,
  key: ['kind', 'scope', 'code'],
  institution: 'institutionId',
  defaultSort: { by: 'place', descending: false },
  indexes: [['kind', 'scope', 'place']],
  columns: {
    kind: column.text('类别', 'Kind', { filter: true }),
    /** The institution's id, or `city`. */
    scope: column.text('范围', 'Scope', { filter: true }),
    institutionId: nullable(column.text('机构', 'Institution', { holds: 'institution' })),
    code: column.text('代码', 'Code', { filter: true }),
    nameZh: column.text('中文名称', 'Chinese name'),
    nameEn: column.text('英文名称', 'English name'),
    /** Pinyin, and its initials: what a name is found by. */
    sound: column.text('拼音', 'Sound'),
    value: column.jsonb('内容', 'Value'),
    parent: nullable(column.text('上级', 'Parent')),
    place: column.text('次序', 'Place', { sort: true }),
    edition: column.integer('版次', 'Edition'),
    retired: column.boolean('停用', 'Retired', { filter: true }),
    changedAt: column.timestamptz('修改时间', 'Changed at'),
    changedBy: column.text('修改人', 'Changed by', { holds: 'staff' }),
  },
});
