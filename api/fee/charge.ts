import { isCancelled, type Case } from '@healthcert/domain/case';
import { feeRefusals, linesFor, type FeeLine, type FeePolicy, type FeeTerms, type Payer } from '@healthcert/domain/fee';
import { rejections } from '@healthcert/domain/kernel';
import { itemsFor, type Programme } from '@healthcert/domain/programme';

const reject = rejections(feeRefusals);

/** What is sent of the payer when somebody is registered. */
export interface PayerChosen {
  readonly payer?: Payer | null | undefined;
  readonly payerEvidence?: string | null | undefined;
}

/** Who pays, and by which papers, as the policy allows it. */
export const payerBy = (policy: FeePolicy, { payer, payerEvidence }: PayerChosen) => {
  const chosen = payer ?? policy.payers[0] ?? 'self';
  if (!policy.payers.includes(chosen)) reject('PayerNotOffered', { field: 'payer' });
  const evidence = payerEvidence || null;
  if (evidence === null && policy.evidenceFor.includes(chosen)) reject('EvidenceMissing', { field: 'payerEvidence' });
  return { payer: chosen, evidence };
};

/** What a programme costs before anything is added to it. */
export const basicLines = ({ prices }: FeeTerms, programmeId: string): readonly FeeLine[] =>
  linesFor({ programmeId, beyond: [] }, prices) ?? reject('PriceMissing', { field: 'programmeId' });

/** What the price list asks for the case as it stands: items beyond those that its job requires count one by one. */
export const linesOfCase = ({ prices }: FeeTerms, state: Case, programme: Programme): readonly FeeLine[] => {
  if (!state.registration || isCancelled(state)) return [];
  const { jobCode, sex } = state.registration;
  const covered = new Set(itemsFor(programme, jobCode, sex).map(({ code }) => code));
  const beyond = state.items.filter(({ code, state: done }) => !covered.has(code) && done !== 'refused').map(({ code }) => code);
  return linesFor({ programmeId: programme.id, beyond }, prices) ?? [];
};
