import { dayInChina } from '@healthcert/domain/person';
import { formFor } from './decider.ts';
import { formNumberOf } from './form-number.ts';
import type { PaperForms } from './paper-forms.ts';
import { reject } from './rejections.ts';

/** Days after which a day on paper is no longer entered. */
export const lateEntryDays = 31;

/** What a registration says of the form it is entered from. */
export interface LateEntry {
  /** As it was typed or scanned. */
  readonly formNumber: string;
  /** ISO instant at which the person was registered in truth. */
  readonly occurredAt: string;
}

const day = 86_400_000;

/**
 * The form's number as it is printed, once the form and the true time stand every check (I8).
 * @throws Rejection naming the field of the registration that is wrong
 */
export const lateEntryFrom = (forms: PaperForms, { formNumber, occurredAt }: LateEntry, institutionId: string, now: string): string => {
  const { serial, numberedAt } = formFor(forms, formNumber, institutionId, 'paper.formNumber');
  if (forms.voided.has(serial)) reject('FormVoided', { field: 'paper.formNumber' });
  const field = 'paper.occurredAt';
  if (Date.parse(occurredAt) > Date.parse(now)) reject('LaterThanNow', { field });
  if (dayInChina(occurredAt) < dayInChina(numberedAt)) reject('BeforeForm', { field });
  if (Date.parse(now) - Date.parse(occurredAt) > lateEntryDays * day) reject('TooLongAgo', { field, with: { days: lateEntryDays } });
  return formNumberOf(serial);
};
