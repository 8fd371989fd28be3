import { cancellationCauses, seatKinds } from '@healthcert/domain/booking';
import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

export const bookingStates = ['booked', 'arrived', 'missed', 'cancelled', 'moved'] as const;
const code = { filter: true } as const;

/** Who is booked for which day and time, and whether they came (A12). A booking that went to another day keeps its row here. */
export const bookingListModel = readModel({
  name: 'booking-list',
  title: { zh: '预约', en: 'Bookings' },
  version: 1,
  key: ['bookingId', 'date'],
  institution: 'institutionId',
  subject: 'personId',
  words: 'searchTerms',
  defaultSort: { by: 'startsAt', descending: false },
  indexes: [
    ['institutionId', 'date', 'startsAt'],
    ['state', 'startsAt'],
    ['kind', 'startsAt'],
    ['slot', 'startsAt'],
    ['personId'],
    ['slotKey'],
  ],
  sparse: [['caseId']],
  columns: {
    bookingId: column.uuid('编号', 'Booking', code),
    institutionId: column.text('机构', 'Institution', { ...code, holds: 'institution' }),
    date: column.date('日期', 'Day', { filter: true, sort: true }),
    slot: column.text('时段', 'Time', code),
    until: column.text('至', 'Until'),
    /** Day and slot as one word: orders a list of several days. */
    startsAt: column.text('日期时段', 'Day and time', { sort: true }),
    personId: column.uuid('人员', 'Person', code),
    name: nullable(column.text('姓名', 'Name', { group: 'identity', filter: true, sort: true })),
    maskedDocument: nullable(column.text('证件号码', 'Document', { group: 'identity' })),
    phone: nullable(column.text('电话', 'Telephone', { group: 'identity' })),
    employer: nullable(column.text('单位', 'Employer', { group: 'identity' })),
    kind: oneOf(column.text('号别', 'Kind', code), seatKinds),
    programmeId: column.text('项目', 'Programme', { holds: 'programme' }),
    jobCode: nullable(column.text('工种', 'Job', { holds: 'job' })),
    state: oneOf(column.text('状态', 'State', code), bookingStates),
    /** Its slot was closed after it was booked: its holder is to be moved or told. */
    slotClosed: column.boolean('时段已停约', 'Time closed', code),
    told: column.boolean('已通知', 'Told', code),
    movedTo: nullable(column.date('改约至', 'Moved to')),
    cause: nullable(oneOf(column.text('取消原因', 'Cancelled because'), cancellationCauses)),
    caseId: nullable(column.uuid('体检登记', 'Case', code)),
    bookedAt: column.timestamptz('预约时间', 'Booked', { filter: true, sort: true }),
    arrivedAt: nullable(column.timestamptz('到检时间', 'Arrived', { filter: true, sort: true })),
    slotKey: column.text('机构时段', 'Slot', { hidden: true }),
    searchTerms: nullable(column.textArray('检索词', 'Search terms', { group: 'identity', hidden: true })),
  },
});
