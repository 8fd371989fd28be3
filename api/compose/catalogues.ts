import { archivedCertificateEvents, archiveImportEvents } from '@healthcert/domain/archive';
import { dayEvents } from '@healthcert/domain/booking';
import { capacityRunEvents } from '@healthcert/domain/capacity';
import { cashierEvents } from '@healthcert/domain/cashier';
import { caseEvents } from '@healthcert/domain/case';
import { claimEvents } from '@healthcert/domain/claim';
import { feeEvents } from '@healthcert/domain/fee';
import { institutionEvents } from '@healthcert/domain/institution';
import type { EventCatalogue } from '@healthcert/domain/kernel';
import { liveBookingEvents } from '@healthcert/domain/live-booking';
import { openCasesEvents } from '@healthcert/domain/open-cases';
import { parameterEvents } from '@healthcert/domain/parameter';
import { paperFormEvents } from '@healthcert/domain/paper-form';
import { layoutEvents } from '@healthcert/domain/layout';
import { jobEvents } from '@healthcert/domain/job';
import { notificationEvents } from '@healthcert/domain/notification';
import { personEvents } from '@healthcert/domain/person';
import { programmeEvents } from '@healthcert/domain/programme';
import { registerEvents } from '@healthcert/domain/register';
import { specimenEvents } from '@healthcert/domain/specimen';
import { staffEvents } from '@healthcert/domain/staff';

/** Every category of streams, and the events that may stand in it. */
export const catalogues: readonly EventCatalogue[] = [
  caseEvents,
  archivedCertificateEvents,
  archiveImportEvents,
  personEvents,
  institutionEvents,
  staffEvents,
  programmeEvents,
  registerEvents,
  layoutEvents,
  claimEvents,
  feeEvents,
  cashierEvents,
  specimenEvents,
  openCasesEvents,
  paperFormEvents,
  dayEvents,
  liveBookingEvents,
  capacityRunEvents,
  notificationEvents,
  jobEvents,
  parameterEvents,
];

/** The newest version of a form of event that this process reads; 0: it does not know the form. */
export const knownVersion = (category: string, type: string): number =>
  catalogues.find((catalogue) => catalogue.category === category)?.definitions[type]?.version ?? 0;
