import type { ValueIn } from '@healthcert/domain/register';
import type { bookingRules, holidayCalendars } from '../booking.ts';

export const startBookingRules: ValueIn<typeof bookingRules> = {
  name: { zh: '预约办法', en: 'Booking rules' },
  horizonDays: 14,
  discretion: true,
};

/** 2026, as the State Council's general office arranged it; the next year's is entered by the city when it is issued, each autumn. */
export const startHolidays: ValueIn<typeof holidayCalendars> = {
  name: { zh: '2026 年节假日安排', en: 'Holidays of 2026' },
  year: 2026,
  source: '国务院办公厅关于 2026 年部分节假日安排的通知（gov.cn）',
  off: [
    { name: '元旦', from: '2026-01-01', until: '2026-01-03' },
    { name: '春节', from: '2026-02-15', until: '2026-02-23' },
    { name: '清明节', from: '2026-04-04', until: '2026-04-06' },
    { name: '劳动节', from: '2026-05-01', until: '2026-05-05' },
    { name: '端午节', from: '2026-06-19', until: '2026-06-21' },
    { name: '中秋节', from: '2026-09-25', until: '2026-09-27' },
    { name: '国庆节', from: '2026-10-01', until: '2026-10-07' },
  ],
  workdays: [
    { name: '元旦', date: '2026-01-04' },
    { name: '春节', date: '2026-02-14' },
    { name: '春节', date: '2026-02-28' },
    { name: '劳动节', date: '2026-05-09' },
    { name: '国庆节', date: '2026-09-20' },
    { name: '国庆节', date: '2026-10-10' },
  ],
};
