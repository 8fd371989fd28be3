import { describe, expect, it } from 'vitest';
import { readHolidayFile } from './holiday-file.ts';

const day = (date: string, isOffDay = true, name = '元旦') => ({ name, date, isOffDay });
const file = (over: object = {}): string =>
  JSON.stringify({
    year: 2026,
    papers: ['https://www.gov.cn/'],
    days: [day('2026-01-01'), day('2026-01-02'), day('2026-01-03'), day('2026-01-04', false), day('2026-05-01', true, '劳动节')],
    ...over,
  });

describe('a file of holidays (A12)', () => {
  it('is read into holidays from day to day and the workdays that make up for them', () =>
    expect(readHolidayFile(file(), 2026)).toEqual({
      ok: true,
      calendar: {
        year: 2026,
        source: 'https://www.gov.cn/',
        off: [
          { name: '元旦', from: '2026-01-01', until: '2026-01-03' },
          { name: '劳动节', from: '2026-05-01', until: '2026-05-01' },
        ],
        workdays: [{ name: '元旦', date: '2026-01-04' }],
      },
    }));
  it.each([
    ['of another year', file(), 2027, { problem: 'otherYear', year: 2026 }],
    ['not issued yet', file({ days: [] }), 2026, { problem: 'empty' }],
    ['without days', file({ days: undefined }), 2026, { problem: 'notRead' }],
    ['with a day that is none', file({ days: [{ date: 'soon' }] }), 2026, { problem: 'notRead' }],
    ['that is no such file', 'PK\u0003\u0004', 2026, { problem: 'notRead' }],
    ['of nothing', 'null', 2026, { problem: 'notRead' }],
  ])('is refused %s', (_what, text, year, problem) => expect(readHolidayFile(text, year)).toEqual({ ok: false, ...problem }));
});
