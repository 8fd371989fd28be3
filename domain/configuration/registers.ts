import type { Operation } from '@healthcert/domain/kernel';
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
import { changeOwnDictionary, dictionaryTypes } from './own-dictionaries.ts';
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
  dictionaryTypes,
];

export const registerOf = (kind: string): AnyRegister | undefined => registers.find((register) => register.kind === kind);

/** The operations that change lists: one for each, and one for all dictionaries of the city's own. */
export const registerOperations: readonly Operation[] = [
  ...registers.map(({ operation }) => operation as Operation),
  changeOwnDictionary as Operation,
];
