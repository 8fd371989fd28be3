import { orderedSlots } from '@healthcert/domain/booking';
import { patternDays, slotsOf, type HolidayCalendar } from '@healthcert/domain/capacity';
import { rejections } from '@healthcert/domain/kernel';
import { defineRegister, labelled, name } from '@healthcert/domain/register';
import { z } from 'zod';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const hour = { hint: { zh: '如 08:00', en: 'Such as 08:00' } };
const optionalDay = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2})?$/)
  .optional();
const dayHint = { hint: { zh: '如 2026-12-01；空：不限', en: 'Such as 2026-12-01; empty: no limit' } };

const reject = rejections({
  NoTimes: { zh: '没有一个完整的时段', en: 'There is not one whole time in it' },
  WrongYear: {
    zh: '{date} 不在 {year} 年的安排内，请核对是哪一年的文件',
    en: '{date} is none of {year}: is this the file of another year?',
  },
  CodeIsYear: { zh: '代码须为年份 {year}', en: 'The code must be the year {year}' },
  DayTwice: { zh: '{date} 既是假日又是上班日，或重复', en: '{date} is there twice' },
  EndsBeforeBegins: { zh: '{date} 起止颠倒', en: '{date} ends before it begins' },
  NotADay: { zh: '{date} 不是日期', en: '{date} is no day of the calendar' },
});

/** When people are examined in an ordinary week, and how many: what the days to come are opened from (A12). The first that holds counts. */
export const bookingPatterns = defineRegister({
  kind: 'booking-patterns',
  title: { zh: '号源模板', en: 'Booking patterns' },
  group: 'clinic',
  scope: 'institution',
  schema: z.object({
    name: name(),
    days: labelled('星期', 'Days', z.array(z.enum(patternDays)).min(1).max(8), {
      names: {
        monday: { zh: '周一', en: 'Monday' },
        tuesday: { zh: '周二', en: 'Tuesday' },
        wednesday: { zh: '周三', en: 'Wednesday' },
        thursday: { zh: '周四', en: 'Thursday' },
        friday: { zh: '周五', en: 'Friday' },
        saturday: { zh: '周六', en: 'Saturday' },
        sunday: { zh: '周日', en: 'Sunday' },
        makeUpWorkday: { zh: '调休上班日', en: 'Make-up workday' },
      },
    }),
    sessions: labelled(
      '时间',
      'Sessions',
      z
        .array(
          z.object({
            from: labelled('开始', 'From', time, hour),
            until: labelled('结束', 'Until', time, hour),
            minutes: labelled('每时段分钟', 'Minutes each', z.int().min(5).max(600)),
            seats: labelled('每时段号源', 'Seats each', z.int().min(0).max(500)),
            held: labelled('其中现场预留', 'Held for walk-ins', z.int().min(0).max(500)),
          }),
        )
        .min(1)
        .max(12),
    ),
    validFrom: labelled('生效日', 'From day', optionalDay, dayHint),
    validUntil: labelled('失效日', 'Until day', optionalDay, dayHint),
  }),
  check: (value, { path }) => {
    const slots = slotsOf(value);
    if (slots.length === 0) reject('NoTimes', { field: `${path}.sessions` });
    orderedSlots(slots);
  },
});

/** How far ahead an institution can be booked, and whether its desk may go beyond the seats; the first entry in force holds. */
export const bookingRules = defineRegister({
  kind: 'booking-rules',
  title: { zh: '预约办法', en: 'Booking rules' },
  group: 'clinic',
  scope: 'institution',
  schema: z.object({
    name: name(),
    horizonDays: labelled('提前放号天数（含当天）', 'Days opened ahead, today included', z.int().min(1).max(90)),
    discretion: labelled('约满后登记人员可加号', 'The desk may admit beyond the seats', z.boolean()),
  }),
});

const calendarDate = z.iso.date();
const day = (value: string, field: string): string =>
  calendarDate.safeParse(value).success ? value : reject('NotADay', { field, with: { date: value } });

/** Of the year, or of the December before it: an arrangement may begin there. */
const isOfYear = (date: string, year: number): boolean => date.startsWith(`${year}-`) || date.startsWith(`${year - 1}-12-`);

const checkCalendar = ({ year, off, workdays }: HolidayCalendar, path: string): void => {
  const seen = new Set<string>();
  const all = [
    ...off.flatMap(({ from, until }, n) => [
      [from, `${path}.off.${n}.from`],
      ...(until === from ? [] : [[until, `${path}.off.${n}.until`]]),
    ]),
    ...workdays.map(({ date }, n) => [date, `${path}.workdays.${n}.date`]),
  ] as [string, string][];
  for (const [date, field] of all) {
    if (!isOfYear(day(date, field), year)) reject('WrongYear', { field, with: { date, year } });
    if (seen.has(date)) reject('DayTwice', { field, with: { date } });
    seen.add(date);
  }
  for (const [n, { from, until }] of off.entries())
    if (until < from) reject('EndsBeforeBegins', { field: `${path}.off.${n}.until`, with: { date: until } });
  for (const [n, { date }] of workdays.entries())
    if (off.some(({ from, until }) => from <= date && date <= until))
      reject('DayTwice', { field: `${path}.workdays.${n}.date`, with: { date } });
};

const line = z.string().trim().min(1).max(100);

/** A year's days off and the workdays that make up for them, as the State Council arranges them; the code is the year. */
export const holidayCalendars = defineRegister({
  kind: 'holiday-calendars',
  title: { zh: '节假日安排', en: 'Holiday calendars' },
  group: 'clinic',
  scope: 'city',
  schema: z.object({
    name: name(),
    year: labelled('年份', 'Year', z.int().min(2020).max(2100)),
    source: labelled('依据', 'Source', z.string().trim().min(1).max(200)),
    off: labelled(
      '放假',
      'Days off',
      z
        .array(
          z.object({
            name: labelled('节日', 'Holiday', line),
            from: labelled('第一天', 'First day', z.string().max(10)),
            until: labelled('最后一天', 'Last day', z.string().max(10)),
          }),
        )
        .max(40),
    ),
    workdays: labelled(
      '调休上班',
      'Make-up workdays',
      z.array(z.object({ name: labelled('节日', 'Holiday', line), date: labelled('日期', 'Day', z.string().max(10)) })).max(40),
    ),
  }),
  check: (value, { code, path }) => {
    if (code !== String(value.year)) reject('CodeIsYear', { field: `${path}.year`, with: { year: value.year } });
    checkCalendar(value, path);
  },
});
