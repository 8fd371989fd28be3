import type { CaseEvent, EventNamed } from '@healthcert/domain/case';
import type { FeeEvent, FeeState } from '@healthcert/domain/fee';
import { maskDocument, type PersonEvent } from '@healthcert/domain/person';
import type { SpecimenEvent, SpecimenKind } from '@healthcert/domain/specimen';
import { projection, rowsOf } from '../kernel/index.ts';
import { saidDigits, searchTerms } from '../search-terms/index.ts';
import { caseWorklistModel } from './table.ts';

const { put, patch, patchWhere } = rowsOf(caseWorklistModel);

const stationsOf = (items: readonly { readonly station: string }[]): string[] => [...new Set(items.map(({ station }) => station))];

const whoItIs = ({ identity }: Pick<EventNamed<'CaseRegistered'>['data'], 'identity'>) => {
  const maskedDocument = identity && maskDocument(identity.documentType, identity.documentNumber);
  return {
    name: identity?.name ?? null,
    maskedDocument,
    phone: identity?.phone ?? null,
    employer: identity?.employer ?? null,
    portraitFile: identity?.portraitFile ?? null,
    searchTerms: identity && searchTerms({ ...identity, maskedDocument }),
  };
};

/** Done, or no longer waited for. */
const noRecheck = { recheckDueOn: null, recheckReminded: null };

type Staged = EventNamed<'ResultRecorded'>['data'];

/** What the event says of the case after it. */
const standing = ({ stage, pendingStations, abnormalItems }: Pick<Staged, 'stage' | 'pendingStations' | 'abnormalItems'>) => ({
  stage,
  pendingStations,
  abnormal: abnormalItems,
  ...(stage === 'examined' && noRecheck),
});

/** Streams of the fee and of the specimens have their case's id. The revision is the case's own, so it stays. */
const fee = ({ data, streamId }: { readonly data: { readonly feeState: FeeState }; readonly streamId: string }) =>
  patch(streamId, { feeState: data.feeState });

interface AfterSpecimen {
  readonly data: { readonly toCollect: SpecimenKind[]; readonly collected: SpecimenKind[] };
  readonly streamId: string;
}
const specimens = ({ data: { toCollect, collected }, streamId }: AfterSpecimen) => patch(streamId, { toCollect, collected });

export const caseWorklist = projection<CaseEvent | FeeEvent | SpecimenEvent | PersonEvent>({
  readModel: caseWorklistModel,
  on: {
    CaseRegistered: ({ data, streamId, revision }) =>
      put({
        caseId: streamId,
        caseNumber: data.caseNumber,
        caseNumberEnd: data.caseNumber.slice(-saidDigits),
        personId: data.personId,
        institutionId: data.institutionId,
        ...whoItIs(data),
        sex: data.sex,
        birthYear: data.birthYear,
        age: data.ageAtRegistration,
        programmeId: data.programme.id,
        category: data.category,
        jobCode: data.jobCode,
        stage: 'registered',
        outcome: null,
        abnormal: 0,
        returnedBecause: null,
        certifiable: false,
        ...noRecheck,
        pendingStations: stationsOf(data.items),
        feeState: null,
        toCollect: [],
        collected: [],
        registeredAt: data.registeredAt,
        paperForm: data.paperForm,
        arrivedAt: null,
        concludedAt: null,
        concludedBy: null,
        certificateNumber: null,
        certificateValidity: null,
        custody: null,
        revision,
      }),
    RegistrationCorrected: ({ data, streamId, revision }) =>
      patch(streamId, {
        personId: data.personId,
        ...whoItIs(data),
        sex: data.sex,
        birthYear: data.birthYear,
        age: data.ageAtRegistration,
        jobCode: data.jobCode,
        ...standing(data),
        revision,
      }),
    CaseCancelled: ({ streamId, revision }) => patch(streamId, { stage: 'cancelled', pendingStations: [], ...noRecheck, revision }),
    CaseReinstated: ({ data, streamId, revision }) => patch(streamId, { ...standing(data), recheckDueOn: data.recheckDueOn, revision }),
    PersonArrived: ({ data, streamId, revision }) => patch(streamId, { stage: 'arrived', arrivedAt: data.arrivedAt, revision }),
    ItemAdded: ({ data, streamId, revision }) => patch(streamId, { ...standing(data), revision }),
    ItemRemoved: ({ data, streamId, revision }) => patch(streamId, { ...standing(data), revision }),
    ItemRefused: ({ data, streamId, revision }) => patch(streamId, { ...standing(data), revision }),
    ItemDeferred: ({ data, streamId, revision }) => patch(streamId, { ...standing(data), revision }),
    ResultRecorded: ({ data, streamId, revision }) => patch(streamId, { ...standing(data), revision }),
    ResultCorrected: ({ data, streamId, revision }) => patch(streamId, { ...standing(data), revision }),
    FurtherItemsOrdered: ({ data, streamId, revision }) => patch(streamId, { ...standing(data), outcome: null, revision }),
    RecheckOrdered: ({ data, streamId, revision }) =>
      patch(streamId, { ...standing(data), outcome: null, recheckDueOn: data.dueOn, recheckReminded: null, revision }),
    RecheckReminded: ({ data, streamId, revision }) => patch(streamId, { recheckReminded: data.level, revision }),
    CaseConcluded: ({ data, streamId, revision }) =>
      patch(streamId, {
        stage: 'concluded',
        outcome: data.outcome,
        concludedAt: data.concludedAt,
        concludedBy: data.concludedBy,
        returnedBecause: null,
        ...noRecheck,
        revision,
      }),
    ConclusionReturned: ({ data, streamId, revision }) =>
      patch(streamId, {
        ...standing(data),
        outcome: null,
        concludedAt: null,
        concludedBy: null,
        returnedBecause: data.clinical?.reason ?? null,
        revision,
      }),
    // Only a case without a certificate in force is reopened: what was issued before belongs to its history.
    CaseReopened: ({ data, streamId, revision }) =>
      patch(streamId, {
        ...standing(data),
        outcome: null,
        concludedAt: null,
        concludedBy: null,
        certifiable: false,
        certificateNumber: null,
        certificateValidity: null,
        custody: null,
        revision,
      }),
    ConclusionReviewed: ({ data, streamId, revision }) =>
      patch(streamId, { stage: 'reviewed', certifiable: data.outcome === 'fit', revision }),
    CertificateIssued: ({ data, streamId, revision }) =>
      patch(streamId, { certificateNumber: data.number, certificateValidity: 'valid', custody: 'issued', revision }),
    CertificatePrinted: ({ streamId, revision }) => patch(streamId, { custody: 'printed', revision }),
    CertificateReprinted: ({ streamId, revision }) => patch(streamId, { custody: 'printed', revision }),
    CertificateHandedOut: ({ streamId, revision }) => patch(streamId, { custody: 'handedOut', revision }),
    HandOutUndone: ({ streamId, revision }) => patch(streamId, { custody: 'printed', revision }),
    CertificateSuspended: ({ streamId, revision }) => patch(streamId, { certificateValidity: 'suspended', revision }),
    CertificateReinstated: ({ streamId, revision }) => patch(streamId, { certificateValidity: 'valid', revision }),
    CertificateRevoked: ({ streamId, revision }) => patch(streamId, { certificateValidity: 'revoked', revision }),
    CertificateSuperseded: ({ streamId, revision }) => patch(streamId, { certificateValidity: 'superseded', revision }),
    FeeCharged: fee,
    FeeChanged: fee,
    PayerChanged: fee,
    FeeWaived: fee,
    FeePaid: fee,
    PaymentReversed: fee,
    FeeRefunded: fee,
    SpecimenLabelled: specimens,
    SpecimenCollected: specimens,
    SpecimenReceived: specimens,
    SpecimenRejected: specimens,
    SpecimenRedrawn: specimens,
    SpecimenFinished: specimens,
    SpecimenDiscarded: specimens,
    SpecimenStepUndone: specimens,
    PersonErased: ({ streamId }) =>
      patchWhere('personId', streamId, {
        name: null,
        maskedDocument: null,
        phone: null,
        employer: null,
        portraitFile: null,
        searchTerms: null,
        outcome: null,
        abnormal: null,
        returnedBecause: null,
      }),
  },
});
