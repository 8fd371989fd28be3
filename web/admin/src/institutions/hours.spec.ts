import { describe, expect, it } from 'vitest';
import { readHours, writeHours } from './hours.ts';

describe('the hours of a day (A5)', () => {
  const both = [
    { day: 'monday', from: '08:00', until: '11:30' },
    { day: 'monday', from: '14:00', until: '17:00' },
  ] as const;
  it.each(['08:00-11:30 14:00-17:00', '8:00–11:30，14:00～17:00', '０８：００－１１：３０　1400 - 1700', '8:00至11:30、14:00至17:00'])(
    'are read as people write them: %s',
    (typed) => expect(readHours('monday', typed)).toEqual(both),
  );
  it('are written so that they are read again', () => expect(readHours('monday', writeHours('monday', both))).toEqual(both));
  it('are none where nothing is typed', () => expect(readHours('sunday', ' ')).toEqual([]));
  it.each(['8', 'morning', '08:00', '25:00-26:00', '08:00-11:61', '08:00-'])('are not guessed from %s', (typed) =>
    expect(readHours('monday', typed)).toBeNull(),
  );
});
