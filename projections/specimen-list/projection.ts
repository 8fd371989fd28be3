import type { CaseEvent } from '@healthcert/domain/case';
import type { PersonEvent } from '@healthcert/domain/person';
import type { SpecimenEvent, SpecimenState } from '@healthcert/domain/specimen';
import { projection, rowsOf } from '../kernel/index.ts';
import { nameTerms } from '../search-terms/index.ts';
import { specimenListModel } from './table.ts';

const { put, patch, patchWhere } = rowsOf(specimenListModel);

/** What the steps that were undone had written. */
const forgotten: Readonly<Partial<Record<SpecimenState, object>>> = {
  collected: { collectedAt: null, collectedBy: null, bySelf: null },
  received: { receivedAt: null, receivedBy: null },
  rejected: { rejectedAt: null, rejectedBy: null, rejection: null },
};

/** By which name the row is shown, and by which words it is found. */
const named = (identity: { readonly name: string | null } | null | undefined) => {
  const name = identity?.name ?? null;
  return { name, searchTerms: name === null ? null : nameTerms(name) };
};

export const specimenList = projection<SpecimenEvent | CaseEvent | PersonEvent>({
  readModel: specimenListModel,
  on: {
    SpecimenLabelled: ({ data, streamId }) =>
      put({
        number: data.number,
        caseId: streamId,
        caseNumber: data.caseNumber,
        personId: data.personId,
        institutionId: data.institutionId,
        ...named(data.identity),
        kind: data.kind,
        container: data.container,
        items: data.items,
        state: 'labelled',
        since: data.labelledAt,
        labelledAt: data.labelledAt,
        collectedAt: null,
        collectedBy: null,
        bySelf: null,
        receivedAt: null,
        receivedBy: null,
        rejectedAt: null,
        rejectedBy: null,
        rejection: null,
        discard: null,
        replaces: data.replaces,
        redrawnAs: null,
      }),
    SpecimenItemsChanged: ({ data }) => patch(data.number, { items: data.items }),
    SpecimenCollected: ({ data: { number, collectedAt, collectedBy, by } }) =>
      patch(number, { state: 'collected', since: collectedAt, collectedAt, collectedBy, bySelf: by === 'self' }),
    SpecimenReceived: ({ data: { number, receivedAt, receivedBy } }) =>
      patch(number, { state: 'received', since: receivedAt, receivedAt, receivedBy }),
    SpecimenRejected: ({ data: { number, rejectedAt, rejectedBy, reason } }) =>
      patch(number, { state: 'rejected', since: rejectedAt, rejectedAt, rejectedBy, rejection: reason }),
    SpecimenRedrawn: ({ data }) => patch(data.number, { redrawnAs: data.redrawnAs }),
    SpecimenFinished: ({ data }) => patch(data.number, { state: 'finished', since: data.finishedAt }),
    SpecimenDiscarded: ({ data }) => patch(data.number, { state: 'discarded', since: data.discardedAt, discard: data.reason }),
    SpecimenStepUndone: ({ data }) => patch(data.number, { ...forgotten[data.undone], state: data.state, since: data.undoneAt }),
    RegistrationCorrected: ({ data, streamId }) => patchWhere('caseId', streamId, named(data.identity)),
    PersonErased: ({ streamId }) => patchWhere('personId', streamId, named(null)),
  },
});
