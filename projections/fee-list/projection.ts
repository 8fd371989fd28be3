import type { CaseEvent } from '@healthcert/domain/case';
import type { FeeEvent, FeeEventNamed } from '@healthcert/domain/fee';
import type { PersonEvent } from '@healthcert/domain/person';
import { projection, rowsOf } from '../kernel/index.ts';
import { nameTerms } from '../search-terms/index.ts';
import { feeListModel } from './table.ts';

const { put, patch, patchWhere } = rowsOf(feeListModel);

type Standing = Pick<FeeEventNamed<'FeePaid'>['data'], 'feeState' | 'charged' | 'due' | 'paid'>;
const standing = ({ feeState, charged, due, paid }: Standing) => ({ feeState, charged, due, paid });

/** By which name the row is shown, and by which words it is found. */
const named = (identity: { readonly name: string | null } | null | undefined) => {
  const name = identity?.name ?? null;
  return { name, searchTerms: name === null ? null : nameTerms(name) };
};

export const feeList = projection<FeeEvent | CaseEvent | PersonEvent>({
  readModel: feeListModel,
  on: {
    FeeCharged: ({ data, streamId }) =>
      put({
        caseId: streamId,
        caseNumber: data.caseNumber,
        personId: data.personId,
        institutionId: data.institutionId,
        ...named(data.identity),
        evidence: data.identity?.evidence ?? null,
        programmeId: data.programmeId,
        payer: data.payer,
        ...standing(data),
        means: null,
        receiptNumber: null,
        chargedAt: data.chargedAt,
        paidAt: null,
      }),
    FeeChanged: ({ data, streamId }) => patch(streamId, standing(data)),
    PayerChanged: ({ data, streamId }) => patch(streamId, { ...standing(data), payer: data.to }),
    FeeWaived: ({ data, streamId }) => patch(streamId, standing(data)),
    FeePaid: ({ data, streamId }) =>
      patch(streamId, { ...standing(data), means: data.means, receiptNumber: data.receiptNumber, paidAt: data.at }),
    PaymentReversed: ({ data, streamId }) => patch(streamId, { ...standing(data), means: null, receiptNumber: null, paidAt: null }),
    FeeRefunded: ({ data, streamId }) => patch(streamId, standing(data)),
    RegistrationCorrected: ({ data, streamId }) => patch(streamId, named(data.identity)),
    PersonErased: ({ streamId }) => patchWhere('personId', streamId, { ...named(null), evidence: null }),
  },
});
