import { containers, discardReasons, specimenKinds, specimenStates } from '@healthcert/domain/specimen';
import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

const code = { filter: true } as const;

/** Where each specimen is, and since when: nothing waits unseen. */
export const specimenListModel = readModel({
  name: 'specimen-list',
  title: { zh: '标本', en: 'Specimens' },
  version: 1,
  key: ['number'],
  institution: 'institutionId',
  subject: 'personId',
  words: 'searchTerms',
  defaultSort: { by: 'since', descending: true },
  indexes: [['institutionId', 'state', 'since'], ['state', 'since'], ['caseId'], ['caseNumber'], ['personId']],
  sparse: [['rejection'], ['discard'], ['redrawnAs']],
  columns: {
    number: column.text('标本号', 'Specimen number', { filter: true, sort: true, leads: true }),
    caseId: column.uuid('编号', 'Case', code),
    caseNumber: column.text('体检号', 'Case number', { filter: true, leads: true }),
    personId: column.uuid('人员', 'Person', code),
    institutionId: column.text('机构', 'Institution', { ...code, holds: 'institution' }),
    name: nullable(column.text('姓名', 'Name', { group: 'identity', filter: true })),
    kind: oneOf(column.text('标本', 'Kind', code), specimenKinds),
    container: oneOf(column.text('容器', 'Container'), [containers.blood, containers.stool]),
    items: column.textArray('项目', 'Items', code),
    state: oneOf(column.text('状态', 'State', code), specimenStates),
    /** When it came into this state. */
    since: column.timestamptz('状态时间', 'Since', { filter: true, sort: true }),
    labelledAt: column.timestamptz('标签时间', 'Labelled', { filter: true, sort: true, leads: true }),
    collectedAt: nullable(column.timestamptz('采集时间', 'Collected')),
    collectedBy: nullable(column.text('采集人', 'Collected by', { holds: 'staff' })),
    bySelf: nullable(column.boolean('自行采集', 'By the person')),
    receivedAt: nullable(column.timestamptz('接收时间', 'Received')),
    receivedBy: nullable(column.text('接收人', 'Received by', { holds: 'staff' })),
    rejectedAt: nullable(column.timestamptz('拒收时间', 'Rejected')),
    rejectedBy: nullable(column.text('拒收人', 'Rejected by', { holds: 'staff' })),
    rejection: nullable(column.text('拒收原因', 'Rejected because', code)),
    discard: nullable(oneOf(column.text('作废原因', 'Discarded because', code), discardReasons)),
    replaces: nullable(column.text('重采自', 'Drawn for')),
    redrawnAs: nullable(column.text('重采为', 'Redrawn as', code)),
    searchTerms: nullable(column.textArray('检索词', 'Search terms', { group: 'identity', hidden: true })),
  },
});
