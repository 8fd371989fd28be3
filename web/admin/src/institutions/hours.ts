import type { Text } from '@healthcert/web-ui/language.ts';

/** As the city's tree keeps it. */
export interface Opening {
  readonly day: Weekday;
  readonly from: string;
  readonly until: string;
}

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

export const weekdayNames: Readonly<Record<Weekday, Text>> = {
  monday: { zh: '周一', en: 'Monday' },
  tuesday: { zh: '周二', en: 'Tuesday' },
  wednesday: { zh: '周三', en: 'Wednesday' },
  thursday: { zh: '周四', en: 'Thursday' },
  friday: { zh: '周五', en: 'Friday' },
  saturday: { zh: '周六', en: 'Saturday' },
  sunday: { zh: '周日', en: 'Sunday' },
};

const span = /^(\d{1,2}):?(\d{2})-(\d{1,2}):?(\d{2})$/;

/** "8:00-11:30 14:00-17:00", also in full width and without colons; null: it is no such text. */
export const readHours = (day: Weekday, typed: string): readonly Opening[] | null => {
  const parts = typed
    .normalize('NFKC')
    .replaceAll(/\s*[-~—–至]+\s*/g, '-')
    .split(/[\s,;，；、]+/)
    .filter(Boolean);
  const read = parts.map((part) => {
    const [, fromHour = '', fromMinute = '', untilHour = '', untilMinute = ''] = span.exec(part) ?? [];
    if (fromHour === '' || Number(fromHour) > 23 || Number(untilHour) > 23 || Number(fromMinute) > 59 || Number(untilMinute) > 59)
      return null;
    return { day, from: `${fromHour.padStart(2, '0')}:${fromMinute}`, until: `${untilHour.padStart(2, '0')}:${untilMinute}` };
  });
  return read.every((one) => one !== null) ? read : null;
};

export const writeHours = (day: Weekday, hours: readonly Opening[]): string =>
  hours
    .filter((one) => one.day === day)
    .map(({ from, until }) => `${from}-${until}`)
    .join(' ');
