import { sexes } from '@healthcert/domain/person';
import { column, oneOf, readModel } from '../kernel/index.ts';

/**
 * What is counted, each on the day in China on which it happened; of a paper entered late, on the true day. `detail` says more.
 * - registered: persons registered. Taken back: by cancelling; a case that is taken up again counts once more.
 * - enteredLate: of those, from paper forms (I8). Taken back likewise.
 * - arrived: persons who came.
 * - examined: results of an item (`detail`: its code). A recheck counts again; a correction does not, and takes nothing back, but moves
 *   the result to the day on which it says that it was made.
 * - abnormal: of those, results that stand as abnormal; one that was corrected counts as it was corrected to.
 * - concluded: conclusions, by outcome (`detail`). Taken back: returned by the reviewer, reopened, or withdrawn for a recheck.
 * - unfitReason: rules that fired (`detail`: the rule; `byHand` where none did) of conclusions `unfit`: a conclusion may have several.
 * - reviewed: conclusions confirmed by a second person, by outcome. Taken back: reopened.
 * - issued: certificates, `first`, of a `renewal`, or as `replacement` of one superseded.
 * - printed: certificates printed for the first time; reprinted: every further copy.
 * - handedOut: certificates handed out, by taker. Taken back: what was recorded of it was wrong.
 * - suspended, reinstated, revoked: changes of validity (`detail` of the last: the cause, where it is a code).
 */
export const measures = [
  'registered',
  'enteredLate',
  'arrived',
  'examined',
  'abnormal',
  'concluded',
  'unfitReason',
  'reviewed',
  'issued',
  'printed',
  'reprinted',
  'handedOut',
  'suspended',
  'reinstated',
  'revoked',
] as const;
export type Measure = (typeof measures)[number];

/** Each up to the next one's first year. */
export const ageBands = ['under18', 'from18', 'from30', 'from40', 'from50', 'from60'] as const;
export type AgeBand = (typeof ageBands)[number];

/** Figures are asked of days. */
const code = { filter: true, beside: 'day' } as const;

/**
 * How many, by everything they are asked by (A11). `count` is what happened on the day, and stays; `undone` is how much of that was
 * taken back since, whenever: `count` less `undone` is what stands. A corrected registration counts as it was corrected, also
 * for what was counted before. Nothing in it is of one person.
 */
export const figuresModel = readModel({
  name: 'figures',
  title: { zh: '统计', en: 'Figures' },
  version: 1,
  key: ['day', 'institutionId', 'programmeId', 'category', 'jobCode', 'sex', 'ageBand', 'measure', 'detail'],
  institution: 'institutionId',
  defaultSort: { by: 'day', descending: true },
  indexes: [],
  columns: {
    day: column.date('日期', 'Day', { filter: true, sort: true }),
    institutionId: column.text('机构', 'Institution', { filter: true, holds: 'institution' }),
    programmeId: column.text('项目', 'Programme', { ...code, holds: 'programme' }),
    category: column.text('从业类别', 'Category', code),
    jobCode: column.text('工种', 'Job', { ...code, holds: 'job' }),
    sex: oneOf(column.text('性别', 'Sex', code), sexes),
    ageBand: oneOf(column.text('年龄段', 'Age', code), ageBands),
    measure: oneOf(column.text('指标', 'Measure', code), measures),
    detail: column.text('明细', 'Detail', code),
    count: column.integer('数量', 'Count'),
    undone: column.integer('撤回', 'Taken back'),
  },
});
