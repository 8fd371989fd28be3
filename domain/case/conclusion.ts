import type { CommandMeta } from '@healthcert/domain/kernel';
import { dayInChina } from '@healthcert/domain/person';
import { conclude, validUntil, type Concluded, type Outcome, type Programme } from '@healthcert/domain/programme';
import { certificateInForce, pendingItems, resultsOf, type Case, type Conclusion, type Registration } from './case.ts';
import type { CommandNamed } from './commands.ts';
import { reject } from './rejections.ts';
import { orderFurther } from './results.ts';
import { given, openCase, type Decisions, type Evolutions, type Happened } from './slice.ts';

const examined = (state: Case): Registration => {
  const registration = openCase(state);
  return state.arrived ? registration : reject('NotArrived');
};

const byRules = (state: Case, programme: Programme, registration: Registration): Concluded =>
  conclude(programme, resultsOf(state.items) ?? reject('DataErased'), registration);

interface Words {
  readonly by: 'rules' | 'hand';
  readonly opinion: string | null;
  readonly handReason: string | null;
}

const holds = (standing: Conclusion, meta: CommandMeta, { by, opinion, handReason }: Words, outcome = standing.outcome): boolean =>
  standing.by === by &&
  standing.concludedBy === meta.actorId &&
  standing.outcome === outcome &&
  standing.opinion === opinion &&
  standing.handReason === handReason;

const concluded = (
  { personId, institutionId }: Registration,
  { fired }: Concluded,
  outcome: Outcome,
  { by, opinion, handReason }: Words,
  meta: CommandMeta,
  programme: Programme,
): Happened => ({
  type: 'CaseConcluded',
  data: {
    personId,
    outcome,
    by,
    ruleIds: fired.map(({ rowId }) => rowId),
    legalBasis: fired.length > 0 ? [...new Set(fired.map(({ legalBasis }) => legalBasis))] : [...programme.legalBasis],
    concludedBy: meta.actorId,
    concludedAt: meta.now,
    validUntil: outcome === 'fit' ? validUntil(programme, dayInChina(meta.now)) : null,
    sealOf: opinion === null ? null : institutionId,
    clinical: { reasons: fired.map(({ reason: { zh, en } }) => ({ zh, en })), opinion, handReason },
  },
});

const nothingPending = (state: Case): void => {
  const count = pendingItems(state).length;
  if (count > 0) reject('ItemsPending', { with: { count } });
};

/** A disqualifying finding stands whatever is outstanding; else further items come first, then what is pending. */
const concludeByRules = ({ data, meta }: CommandNamed<'ConcludeCase'>, state: Case, programme: Programme): readonly Happened[] => {
  const registration = examined(state);
  const words: Words = { by: 'rules', opinion: data.opinion || null, handReason: null };
  if (state.conclusion) return holds(state.conclusion, meta, words) ? [] : reject('AlreadyConcluded');
  const result = byRules(state, programme, registration);
  if (result.outcome !== 'unfit') {
    if (result.furtherItems.length > 0)
      return [
        orderFurther(
          programme,
          result.furtherItems,
          result.fired.map(({ rowId }) => rowId),
        ),
      ];
    nothingPending(state);
  }
  return [concluded(registration, result, result.outcome, words, meta, programme)];
};

/** The physician's own judgement; what the rules said is recorded beside it. */
const concludeByHand = ({ data, meta }: CommandNamed<'ConcludeByHand'>, state: Case, programme: Programme): readonly Happened[] => {
  const registration = examined(state);
  const words: Words = { by: 'hand', opinion: data.opinion || null, handReason: given(data.reason) };
  if (state.conclusion) return holds(state.conclusion, meta, words, data.outcome) ? [] : reject('AlreadyConcluded');
  if (data.outcome === 'fit') nothingPending(state);
  return [concluded(registration, byRules(state, programme, registration), data.outcome, words, meta, programme)];
};

const returnToConcluder = ({ data }: CommandNamed<'ReturnConclusion'>, state: Case): readonly Happened[] => {
  const { personId } = openCase(state);
  if (!state.conclusion) return state.withdrawn === 'returned' ? [] : reject('NotConcluded');
  if (state.conclusion.reviewedBy !== null) reject('AlreadyReviewed');
  return [{ type: 'ConclusionReturned', data: { personId, clinical: { reason: given(data.reason) } } }];
};

const reopen = ({ data }: CommandNamed<'ReopenCase'>, state: Case): readonly Happened[] => {
  const { personId } = openCase(state);
  if (!state.conclusion) return state.withdrawn === 'reopened' ? [] : reject('NotConcluded');
  if (certificateInForce(state)) reject('CertificateInForce');
  return [{ type: 'CaseReopened', data: { personId, clinical: { reason: given(data.reason) } } }];
};

const review = ({ data, meta }: CommandNamed<'ReviewConclusion'>, state: Case, programme: Programme): readonly Happened[] => {
  openCase(state);
  const { reviewedBy, concludedBy, outcome } = state.conclusion ?? reject('NotConcluded');
  if (reviewedBy !== null) return reviewedBy === meta.actorId ? [] : reject('AlreadyReviewed');
  if (concludedBy === meta.actorId) reject('ReviewedByConcluder');
  if ((programme.review === 'remote' || data.remoteRequired) && !data.remote) reject('RemoteReviewRequired');
  return [{ type: 'ConclusionReviewed', data: { reviewedBy: meta.actorId, reviewedAt: meta.now, remote: data.remote, outcome } }];
};

export const conclusionDecisions: Decisions<'ConcludeCase' | 'ConcludeByHand' | 'ReturnConclusion' | 'ReopenCase' | 'ReviewConclusion'> = {
  ConcludeCase: concludeByRules,
  ConcludeByHand: concludeByHand,
  ReturnConclusion: returnToConcluder,
  ReopenCase: reopen,
  ReviewConclusion: review,
};

export const conclusionEvolutions: Evolutions<'CaseConcluded' | 'ConclusionReturned' | 'CaseReopened' | 'ConclusionReviewed'> = {
  CaseConcluded: (state, { outcome, by, concludedBy, concludedAt, validUntil, clinical }) => ({
    ...state,
    conclusion: {
      outcome,
      by,
      concludedBy,
      concludedAt,
      validUntil,
      opinion: clinical?.opinion ?? null,
      handReason: clinical?.handReason ?? null,
      reviewedBy: null,
      spent: false,
    },
  }),
  ConclusionReturned: (state) => ({ ...state, conclusion: null, withdrawn: 'returned' }),
  CaseReopened: (state) => ({ ...state, conclusion: null, withdrawn: 'reopened' }),
  ConclusionReviewed: (state, { reviewedBy }) => ({
    ...state,
    conclusion: state.conclusion && { ...state.conclusion, reviewedBy },
  }),
};
