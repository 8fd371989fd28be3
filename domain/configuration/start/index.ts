import type { AnyRegister, Step } from '@healthcert/domain/register';
import { registers } from '../registers.ts';
import { startBookingRules, startHolidays } from './booking.ts';
import { startDiseases } from './diseases.ts';
import { startNotices } from './notices.ts';
import { startOpinions } from './opinions.ts';
import { startRegistrationPapers } from './registration-papers.ts';
import { startWords } from './words.ts';

/** Lists whose entries are more than a word. */
const wholeValues: Readonly<Record<string, readonly (readonly [code: string, value: Readonly<Record<string, unknown>>])[]>> = {
  notices: startNotices,
  'notifiable-diseases': startDiseases,
  'opinion-templates': startOpinions,
  'registration-papers': [['usual', startRegistrationPapers]],
  'booking-rules': [['usual', startBookingRules]],
  'holiday-calendars': [['2026', startHolidays]],
};

const valuesOf = ({ kind }: AnyRegister): readonly Step[] => {
  const whole = wholeValues[kind];
  if (whole) return whole.map(([code, value]) => ({ add: { code, value } }));
  return (startWords[kind] ?? []).map(([code, zh, en, parent = null]) => ({ add: { code, value: { name: { zh, en } }, parent } }));
};

/** What is entered into each list when a city is founded. */
export const startConfiguration: readonly { readonly register: AnyRegister; readonly changes: readonly Step[] }[] = registers.flatMap(
  (register) => {
    const changes = valuesOf(register);
    return changes.length > 0 ? [{ register, changes }] : [];
  },
);
