import type { CaseEvent } from '@healthcert/domain/case';
import type { Recorded } from '@healthcert/domain/kernel';
import { projection, rowsOf, type RowOperation } from '../kernel/index.ts';
import { figuresModel } from './table.ts';
import { tally, type Passage } from './tally.ts';

const { count } = rowsOf(figuresModel);

/** An event says no more than what happened: under what it counts, and what it takes back, is remembered of its case. */
const add = (event: Recorded<CaseEvent>, before?: Passage): readonly RowOperation[] =>
  (tally(before, event)?.changes ?? []).map(([{ institutionId, programmeId, category, jobCode, sex, ageBand }, change]) =>
    count([change.day, institutionId, programmeId, category, jobCode, sex, ageBand, change.measure, change.detail], {
      count: change.count,
      undone: change.undone,
    }),
  );

export const figures = projection<CaseEvent, Passage>({
  readModel: figuresModel,
  remember: (before, event) => tally(before, event)?.after ?? before!,
  on: {
    CaseRegistered: add,
    RegistrationCorrected: add,
    CaseCancelled: add,
    CaseReinstated: add,
    PersonArrived: add,
    ResultRecorded: add,
    ResultCorrected: add,
    FurtherItemsOrdered: add,
    RecheckOrdered: add,
    CaseConcluded: add,
    ConclusionReturned: add,
    CaseReopened: add,
    ConclusionReviewed: add,
    CertificateIssued: add,
    CertificatePrinted: add,
    CertificateReprinted: add,
    CertificateHandedOut: add,
    HandOutUndone: add,
    CertificateSuspended: add,
    CertificateReinstated: add,
    CertificateRevoked: add,
  },
});
