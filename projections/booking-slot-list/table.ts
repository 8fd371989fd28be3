import { capacityOrigins, closingReasons } from '@healthcert/domain/booking';
import { column, nullable, oneOf, readModel } from '../kernel/index.ts';

/** The times of each institution's days, with the seats that there are and those that are taken (A12). */
export const bookingSlotListModel = readModel({
  name: 'booking-slot-list',
  title: { zh: '号源', en: 'Seats by time' },
  version: 1,
  key: ['institutionId', 'date', 'slot'],
  institution: 'institutionId',
  defaultSort: { by: 'startsAt', descending: false },
  indexes: [['dayKey']],
  sparse: [['closed', 'startsAt']],
  columns: {
    institutionId: column.text('机构', 'Institution', { filter: true, holds: 'institution' }),
    date: column.date('日期', 'Day', { filter: true, sort: true }),
    slot: column.text('时段', 'Time'),
    until: column.text('至', 'Until'),
    startsAt: column.text('日期时段', 'Day and time', { sort: true }),
    seats: column.integer('号源', 'Seats'),
    held: column.integer('现场预留', 'Held for walk-ins'),
    ahead: column.integer('已预约', 'Booked ahead'),
    walkIn: column.integer('现场号', 'Walk-ins'),
    extra: column.integer('加号', 'Beyond the seats'),
    arrived: column.integer('已到检', 'Arrived'),
    missed: column.integer('爽约', 'Missed'),
    closed: nullable(oneOf(column.text('停约原因', 'Closed because', { filter: true }), closingReasons)),
    discretion: column.boolean('允许加号', 'Beyond the seats allowed'),
    origin: oneOf(column.text('来源', 'Opened from'), capacityOrigins),
    dayKey: column.text('机构日', 'Day of an institution', { hidden: true }),
  },
});
