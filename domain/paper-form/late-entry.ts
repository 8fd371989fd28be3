import { dayInChina } from '@healthcert/domain/person';
import { formFor } from './decider.ts';
import { formNumberOf } from './form-number.ts';
import type { PaperForms } from './paper-forms.ts';
import { reject } from './rejections.ts';

/** What a registration says of the form it is entered from. */
export interface LateEntry {
  /** As it was typed or scanned. */
  readonly formNumber: string;
  /** ISO instant at which the person was registered in truth. */
  readonly occurredAt: string;
  /** It is known that the form was printed for another programme. */
  readonly otherProgramme?: boolean | undefined;
}

/** Where and under which programme somebody is registered from the form. */
interface Place {
  readonly institutionId: string;
  readonly programmeId: string;
}

const day = 86_400_000;

/**
 * The form's number as it is printed, once the form and the true time stand every check (I8). `within`: days after which a
 * day on paper is no longer entered.
 * @throws Rejection naming the field of the registration that is wrong
 */
export const lateEntryFrom = (
  forms: PaperForms,
  late: LateEntry,
  { institutionId, programmeId }: Place,
  now: string,
  within: number,
): string => {
  const { formNumber, occurredAt, otherProgramme = false } = late;
  const form = formFor(forms, formNumber, institutionId, 'paper.formNumber');
  const { serial, numberedAt } = form;
  if (forms.voided.has(serial)) reject('FormVoided', { field: 'paper.formNumber' });
  // Its stations and items are those of its programme: another one's were not examined, or the clerk chose amiss.
  if (form.programmeId !== programmeId && !otherProgramme) reject('FormOfOtherProgramme', { field: 'programmeId' });
  const field = 'paper.occurredAt';
  if (Date.parse(occurredAt) > Date.parse(now)) reject('LaterThanNow', { field });
  if (dayInChina(occurredAt) < dayInChina(numberedAt)) reject('BeforeForm', { field });
  if (Date.parse(now) - Date.parse(occurredAt) > within * day) reject('TooLongAgo', { field, with: { days: within } });
  return formNumberOf(serial);
};
