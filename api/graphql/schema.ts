import { archiveOperations } from '@healthcert/domain/archive';
import { bookingOperations } from '@healthcert/domain/booking';
import { capacityRunOperations } from '@healthcert/domain/capacity';
import { cashierOperations } from '@healthcert/domain/cashier';
import { caseOperations } from '@healthcert/domain/case';
import { registerOperations } from '@healthcert/domain/configuration';
import { feeOperations } from '@healthcert/domain/fee';
import { institutionOperations } from '@healthcert/domain/institution';
import type { Operation } from '@healthcert/domain/kernel';
import { paperFormOperations } from '@healthcert/domain/paper-form';
import { parameterOperations } from '@healthcert/domain/parameter';
import { layoutOperations } from '@healthcert/domain/layout';
import { jobOperations } from '@healthcert/domain/job';
import { notificationOperations } from '@healthcert/domain/notification';
import { personOperations } from '@healthcert/domain/person';
import { programmeOperations } from '@healthcert/domain/programme';
import { specimenOperations } from '@healthcert/domain/specimen';
import { staffOperations } from '@healthcert/domain/staff';
import { archiveImportListModel } from '@healthcert/projections/archive-import-list';
import { archivedCertificateListModel } from '@healthcert/projections/archived-certificate-list';
import { bookingListModel } from '@healthcert/projections/booking-list';
import { bookingSlotListModel } from '@healthcert/projections/booking-slot-list';
import { capacityRunListModel } from '@healthcert/projections/capacity-run-list';
import { cashierDayListModel } from '@healthcert/projections/cashier-day-list';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import { certificateRegisterModel } from '@healthcert/projections/certificate-register';
import { figuresModel } from '@healthcert/projections/figures';
import { feeListModel } from '@healthcert/projections/fee-list';
import { institutionListModel } from '@healthcert/projections/institution-list';
import type { AnyReadModel } from '@healthcert/projections/kernel';
import { paperFormListModel } from '@healthcert/projections/paper-form-list';
import { layoutListModel } from '@healthcert/projections/layout-list';
import { programmeListModel } from '@healthcert/projections/programme-list';
import { paymentListModel } from '@healthcert/projections/payment-list';
import { parameterListModel } from '@healthcert/projections/parameter-list';
import { operationSwitchesModel } from '@healthcert/projections/operation-switches';
import { jobListModel } from '@healthcert/projections/job-list';
import { notificationListModel } from '@healthcert/projections/notification-list';
import { personModel } from '@healthcert/projections/person';
import { registerEntriesModel } from '@healthcert/projections/register-entries';
import { specimenListModel } from '@healthcert/projections/specimen-list';
import { roleListModel } from '@healthcert/projections/role-list';
import { staffListModel } from '@healthcert/projections/staff-list';
import type { GraphQLSchema } from 'graphql';
import { archivedCertificateQuery, sourceNamesQuery } from '../archive/archived-certificate.graphql.ts';
import { bookedAheadQuery } from '../booking/booked-ahead.graphql.ts';
import { bookingQuery } from '../booking/booking.graphql.ts';
import { capacityPreviewQuery } from '../booking/capacity.graphql.ts';
import { caseFileQueries } from '../case/case-file.graphql.ts';
import { timeLineQuery } from '../case/time-line.graphql.ts';
import { logQueries } from '../log/log.graphql.ts';
import { figuresQuery } from '../figures/figures.graphql.ts';
import { timeLineEntry } from '../history/entry.graphql.ts';
import { historyQueries } from '../history/history.graphql.ts';
import { supervisionQuery } from '../figures/supervision.graphql.ts';
import { layoutQueries } from '../layout/layout.graphql.ts';
import { rightsQueries } from '../staff/rights.graphql.ts';
import { roleNamesQuery } from '../staff/role-names.graphql.ts';
import { staffNamesQuery } from '../staff/staff-names.graphql.ts';
import { notificationAssigneesQuery } from '../notification/assignees.graphql.ts';
import { institutionStoryQuery } from '../institution/story.graphql.ts';
import { standingAboveQuery } from '../staff/standing-above.graphql.ts';
import { previewQuery } from '../case/preview.graphql.ts';
import { stationQueries } from '../results/station-sheet.graphql.ts';
import { searchQuery } from '../search/search.graphql.ts';
import { feeQueries } from '../fee/fee.graphql.ts';
import { readingQuery } from '../programme/reading.graphql.ts';
import { programmeQueries } from '../programme/programme.graphql.ts';
import { rulesDeskQueries } from '../programme/rules-desk.graphql.ts';
import { rulesTrialQuery } from '../programme/rules-trial.graphql.ts';
import { parameterQueries } from '../parameter/parameter.graphql.ts';
import { registerQueries } from '../register/register.graphql.ts';
import { specimenQueries } from '../specimen/specimen.graphql.ts';
import { createBuilder } from './builder.ts';
import { changes } from './changes.ts';
import { commandResult } from './command-result.ts';
import { connections } from './connections.ts';
import { declarations } from './declarations.ts';
import { operationMutations } from './operation-mutations.ts';

/** Every operation that a person may be granted. */
export const operations: readonly Operation[] = [
  ...Object.values(caseOperations),
  ...Object.values(archiveOperations),
  ...Object.values(personOperations),
  ...Object.values(institutionOperations),
  ...Object.values(programmeOperations),
  ...Object.values(layoutOperations),
  ...Object.values(staffOperations),
  ...Object.values(paperFormOperations),
  ...Object.values(notificationOperations),
  ...Object.values(jobOperations),
  ...registerOperations,
  ...Object.values(parameterOperations),
  ...Object.values(feeOperations),
  ...Object.values(cashierOperations),
  ...Object.values(specimenOperations),
  ...Object.values(bookingOperations),
  ...Object.values(capacityRunOperations),
] as readonly Operation[];

export type OperationName =
  | keyof typeof caseOperations
  | keyof typeof archiveOperations
  | keyof typeof personOperations
  | keyof typeof institutionOperations
  | keyof typeof programmeOperations
  | keyof typeof layoutOperations
  | keyof typeof staffOperations
  | keyof typeof paperFormOperations
  | keyof typeof feeOperations
  | keyof typeof cashierOperations
  | keyof typeof specimenOperations
  | keyof typeof bookingOperations
  | keyof typeof capacityRunOperations
  | keyof typeof notificationOperations
  | keyof typeof jobOperations
  | keyof typeof parameterOperations
  /** Of every register. */
  | `change${string}`;

/** Every read model that is listed to signed-in people. */
export const listedModels: readonly AnyReadModel[] = [
  caseWorklistModel,
  certificateRegisterModel,
  archivedCertificateListModel,
  archiveImportListModel,
  personModel,
  institutionListModel,
  layoutListModel,
  staffListModel,
  roleListModel,
  paperFormListModel,
  notificationListModel,
  jobListModel,
  programmeListModel,
  registerEntriesModel,
  operationSwitchesModel,
  parameterListModel,
  feeListModel,
  paymentListModel,
  cashierDayListModel,
  specimenListModel,
  bookingListModel,
  bookingSlotListModel,
  capacityRunListModel,
  figuresModel,
];

export const buildSchema = (): GraphQLSchema => {
  const builder = createBuilder();
  const common = commandResult(builder);
  const rows = connections(builder, listedModels);
  operationMutations(builder, common, operations);
  declarations(builder, common, operations, listedModels);
  caseFileQueries(builder, common);
  const entry = timeLineEntry(builder, common);
  timeLineQuery(builder, entry);
  historyQueries(builder, entry);
  previewQuery(builder, common);
  programmeQueries(builder, common);
  roleNamesQuery(builder, common);
  rulesDeskQueries(builder, common);
  rulesTrialQuery(builder);
  rightsQueries(builder, common, operations, listedModels);
  readingQuery(builder);
  registerQueries(builder, common);
  parameterQueries(builder, common);
  layoutQueries(builder, common);
  searchQuery(builder, common);
  stationQueries(builder, common);
  staffNamesQuery(builder);
  notificationAssigneesQuery(builder);
  standingAboveQuery(builder);
  institutionStoryQuery(builder);
  feeQueries(builder);
  bookedAheadQuery(builder);
  archivedCertificateQuery(builder);
  sourceNamesQuery(builder, common);
  bookingQuery(builder);
  capacityPreviewQuery(builder);
  specimenQueries(builder, rows, common);
  logQueries(builder, common, operations, listedModels);
  figuresQuery(builder, common);
  supervisionQuery(builder);
  changes(builder, listedModels);
  return builder.toSchema();
};
