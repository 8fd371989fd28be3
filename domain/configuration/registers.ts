import type { AnyRegister } from '@healthcert/domain/register';
import { resultForms } from '@healthcert/domain/result-form';
import { archiveSources } from './archive-sources.ts';
import { bookingPatterns, bookingRules, holidayCalendars } from './booking.ts';
import { dictionaries } from './dictionaries.ts';
import { employers } from './employers.ts';
import { feePolicies, feePrices } from './fees.ts';
import { notices } from './notices.ts';
import { notifiableDiseases } from './notifiable-diseases.ts';
import { opinionTemplates } from './opinion-templates.ts';
import { institutionSeals } from './seals.ts';
import { registrationPapers } from './registration-papers.ts';
import { specimenDeadlines } from './specimens.ts';

/** Every list that is configured, in the order of the page. A new one is added here, and is there. */
export const registers: readonly AnyRegister[] = [
  notices,
  archiveSources,
  resultForms,
  notifiableDiseases,
  opinionTemplates,
  feePolicies,
  feePrices,
  specimenDeadlines,
  bookingPatterns,
  bookingRules,
  holidayCalendars,
  institutionSeals,
  registrationPapers,
  employers,
  ...Object.values(dictionaries),
];

export const registerOf = (kind: string): AnyRegister | undefined => registers.find((register) => register.kind === kind);
