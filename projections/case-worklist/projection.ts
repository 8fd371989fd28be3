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

/** What an event at the stations says of the case after it; examined since the last of them, on paper since the true time. */
const examining = (data: Parameters<typeof standing>[0] & { readonly performedAt?: string }, { at }: { readonly at: string }) => ({
  ...standing(data),
  examinedAt: data.stage === 'examined' ? (data.performedAt ?? at) : null,
});

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
        examinedAt: null,
        concludedAt: null,
        concludedBy: null,
        reviewedAt: null,
        issuedAt: null,
        handedOutAt: null,
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
    ItemAdded: ({ data, meta, streamId, revision }) => patch(streamId, { ...examining(data, meta), revision }),
    ItemRemoved: ({ data, meta, streamId, revision }) => patch(streamId, { ...examining(data, meta), revision }),
    ItemRefused: ({ data, meta, streamId, revision }) => patch(streamId, { ...examining(data, meta), revision }),
    ItemDeferred: ({ data, meta, streamId, revision }) => patch(streamId, { ...examining(data, meta), revision }),
    ResultRecorded: ({ data, meta, streamId, revision }) => patch(streamId, { ...examining(data, meta), revision }),
    ResultCorrected: ({ data, meta, streamId, revision }) => patch(streamId, { ...examining(data, meta), revision }),
    FurtherItemsOrdered: ({ data, streamId, revision }) =>
      patch(streamId, { ...standing(data), examinedAt: null, outcome: null, revision }),
    RecheckOrdered: ({ data, streamId, revision }) =>
      patch(streamId, { ...standing(data), examinedAt: null, outcome: null, recheckDueOn: data.dueOn, recheckReminded: null, revision }),
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
        reviewedAt: null,
        issuedAt: null,
        handedOutAt: null,
        certifiable: false,
        certificateNumber: null,
        certificateValidity: null,
        custody: null,
        revision,
      }),
    ConclusionReviewed: ({ data, streamId, revision }) =>
      patch(streamId, { stage: 'reviewed', reviewedAt: data.reviewedAt, certifiable: data.outcome === 'fit', revision }),
    CertificateIssued: ({ data, streamId, revision }) =>
      patch(streamId, {
        certificateNumber: data.number,
        certificateValidity: 'valid',
        custody: 'issued',
        issuedAt: data.issuedAt,
        handedOutAt: null,
        revision,
      }),
    CertificatePrinted: ({ streamId, revision }) => patch(streamId, { custody: 'printed', revision }),
    CertificateReprinted: ({ streamId, revision }) => patch(streamId, { custody: 'printed', revision }),
    CertificateHandedOut: ({ data, streamId, revision }) =>
      patch(streamId, { custody: 'handedOut', handedOutAt: data.handedOutAt, revision }),
    HandOutUndone: ({ streamId, revision }) => patch(streamId, { custody: 'printed', handedOutAt: null, revision }),
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
