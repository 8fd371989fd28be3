import { archiveImportList } from '../archive-import-list/index.ts';
import { archivedCertificateList } from '../archived-certificate-list/index.ts';
import { bookingList } from '../booking-list/index.ts';
import { bookingSlotList } from '../booking-slot-list/index.ts';
import { capacityRunList } from '../capacity-run-list/index.ts';
import { cashierDayList } from '../cashier-day-list/index.ts';
import { caseWorklist } from '../case-worklist/index.ts';
import { certificateRegister } from '../certificate-register/index.ts';
import { feeList } from '../fee-list/index.ts';
import { institutionList } from '../institution-list/index.ts';
import type { AnyProjection } from '../kernel/index.ts';
import { paperFormList } from '../paper-form-list/index.ts';
import { layoutList } from '../layout-list/index.ts';
import { notificationList } from '../notification-list/index.ts';
import { operationLog } from '../operation-log/index.ts';
import { figures } from '../figures/index.ts';
import { operationSwitches } from '../operation-switches/index.ts';
import { jobList } from '../job-list/index.ts';
import { person } from '../person/index.ts';
import { parameterList } from '../parameter-list/index.ts';
import { paymentList } from '../payment-list/index.ts';
import { programmeList } from '../programme-list/index.ts';
import { registerEntries } from '../register-entries/index.ts';
import { specimenList } from '../specimen-list/index.ts';
import { roleList } from '../role-list/index.ts';
import { staffList } from '../staff-list/index.ts';
import { verification } from '../verification/index.ts';

/** Every projection of the house; the runner feeds them, and each can be rebuilt by its read model's name. */
export const projections: readonly AnyProjection[] = [
  caseWorklist,
  certificateRegister,
  archivedCertificateList,
  archiveImportList,
  figures,
  verification,
  person,
  institutionList,
  programmeList,
  layoutList,
  staffList,
  roleList,
  paperFormList,
  notificationList,
  jobList,
  registerEntries,
  operationSwitches,
  parameterList,
  operationLog,
  feeList,
  paymentList,
  cashierDayList,
  specimenList,
  bookingList,
  bookingSlotList,
  capacityRunList,
];
