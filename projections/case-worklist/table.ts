import { feeStates } from '@healthcert/domain/fee';
import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

export const stages = ['registered', 'arrived', 'examining', 'examined', 'concluded', 'reviewed', 'cancelled'] as const;
export const validities = ['valid', 'suspended', 'revoked', 'superseded'] as const;
export const custodies = ['issued', 'printed', 'handedOut'] as const;
const outcomes = ['fit', 'recheck', 'unfit', 'incomplete'] as const;
const code = { filter: true } as const;
const spans = { filter: true, leads: true } as const;

/** Who is where in their passage (A7, A8): the worklists of the desk, of every station, of conclusion and review. */
export const caseWorklistModel = readModel({
  name: 'case-worklist',
  title: { zh: '办证人员', en: 'Cases' },
  version: 1,
  key: ['caseId'],
  institution: 'institutionId',
  subject: 'personId',
  words: 'searchTerms',
  defaultSort: { by: 'registeredAt', descending: true },
  indexes: [
    ['personId'],
    ['caseNumberEnd'],
    ['institutionId', 'stage', '-registeredAt'],
    ['stage', '-registeredAt'],
    ['outcome', '-registeredAt'],
    ['programmeId', '-registeredAt'],
    // Also those who may be given a certificate and have none.
    ['certificateNumber', 'certifiable'],
  ],
  sparse: [['paperForm'], ['recheckReminded']],
  columns: {
    caseId: column.uuid('编号', 'Id'),
    caseNumber: column.text('体检号', 'Case number', { ...spans, sort: true }),
    caseNumberEnd: column.text('体检号末位', 'End of the case number', { hidden: true }),
    personId: column.uuid('人员', 'Person', code),
    institutionId: column.text('机构', 'Institution', { ...code, holds: 'institution' }),
    name: nullable(column.text('姓名', 'Name', { group: 'identity', filter: true, sort: true })),
    maskedDocument: nullable(column.text('证件号码', 'Document', { group: 'identity' })),
    phone: nullable(column.text('电话', 'Telephone', { group: 'identity' })),
    employer: nullable(column.text('单位', 'Employer', { group: 'identity' })),
    portraitFile: nullable(column.text('照片', 'Portrait', { group: 'identity' })),
    sex: oneOf(column.text('性别', 'Sex', code), ['male', 'female']),
    birthYear: column.integer('出生年', 'Year of birth'),
    age: column.integer('登记时年龄', 'Age when registered'),
    programmeId: column.text('项目', 'Programme', { ...code, holds: 'programme' }),
    category: column.text('从业类别', 'Category'),
    jobCode: column.text('工种', 'Job', { holds: 'job' }),
    stage: oneOf(column.text('进度', 'Stage', code), stages),
    // What was found is clinical, and so is what was made of it: the desk sees how far somebody is, and whether a certificate is due.
    outcome: nullable(oneOf(column.text('结论', 'Conclusion', { ...code, group: 'clinical' }), outcomes)),
    abnormal: nullable(column.integer('异常项', 'Abnormal items', { group: 'clinical' })),
    returnedBecause: nullable(column.text('退回原因', 'Why returned', { group: 'clinical' })),
    certifiable: column.boolean('可发证', 'May be certified', code),
    recheckDueOn: nullable(column.date('复查日期', 'Recheck due', { ...spans, sort: true })),
    recheckReminded: nullable(oneOf(column.text('复查提醒', 'Recheck reminder', code), ['due', 'overdue'])),
    pendingStations: column.textArray('待检科室', 'Stations to visit', { filter: true, beside: 'stage' }),
    /** Empty where the institution does not charge. */
    feeState: nullable(oneOf(column.text('费用', 'Fee'), feeStates)),
    toCollect: column.textArray('待采标本', 'Specimens to collect'),
    collected: column.textArray('已采标本', 'Specimens collected'),
    registeredAt: column.timestamptz('登记时间', 'Registered', { filter: true, sort: true }),
    paperForm: nullable(column.text('纸质表号（补录）', 'Paper form (entered late)', spans)),
    arrivedAt: nullable(column.timestamptz('到检时间', 'Arrived', { ...spans, sort: true })),
    examinedAt: nullable(column.timestamptz('检毕时间', 'Examined')),
    concludedAt: nullable(column.timestamptz('结论时间', 'Concluded', { ...spans, sort: true })),
    concludedBy: nullable(column.text('主检医师', 'Concluded by', { holds: 'staff' })),
    reviewedAt: nullable(column.timestamptz('复核时间', 'Reviewed')),
    issuedAt: nullable(column.timestamptz('签发时间', 'Issued')),
    handedOutAt: nullable(column.timestamptz('领取时间', 'Handed out')),
    certificateNumber: nullable(column.text('健康证号', 'Certificate number', code)),
    certificateValidity: nullable(oneOf(column.text('证件状态', 'Certificate status'), validities)),
    custody: nullable(oneOf(column.text('领证状态', 'Custody'), custodies)),
    revision: column.integer('版本', 'Revision'),
    searchTerms: nullable(column.textArray('检索词', 'Search terms', { group: 'identity', hidden: true })),
  },
});
