import { caseDecider } from '@healthcert/domain/case';
import { feeDecider, feeRefusals, inYuan, outstandingOf, type Payer } from '@healthcert/domain/fee';
import { rejections } from '@healthcert/domain/kernel';
import { metaOf, stepMeta, type Request } from '../operations/index.ts';
import { basicLines, linesOfCase, payerBy } from './charge.ts';
import type { FeeFacts } from './facts.ts';

const reject = rejections(feeRefusals);

interface Registered {
  readonly caseId: string;
  readonly institutionId: string;
  readonly programmeId: string;
  readonly payer?: Payer | null;
  readonly payerEvidence?: string | null;
}

/** What registration and arrival ask of the fee, before anything is written. */
export const feeDoor = ({ handler, feeTerms }: Pick<FeeFacts, 'handler' | 'feeTerms'>) => ({
  /** The payer, if it is one that the policy offers, and the programme has its price. @throws Rejection */
  mayRegister: async (input: Registered): Promise<{ readonly payer: Payer | null; readonly payerEvidence: string | null }> => {
    const terms = await feeTerms(input.institutionId);
    if (!terms.policy.charges) return { payer: null, payerEvidence: null };
    const { payer, evidence } = payerBy(terms.policy, input);
    basicLines(terms, input.programmeId);
    return { payer, payerEvidence: evidence };
  },
  /** Where the policy says so, whoever has not paid is not examined. @throws Rejection */
  mayArrive: async (caseId: string, institutionId: string): Promise<void> => {
    const { policy } = await feeTerms(institutionId);
    if (!policy.charges || policy.unpaid !== 'block') return;
    const { state: fee } = await handler.load(feeDecider, caseId);
    const outstanding = fee ? outstandingOf(fee) : 0;
    if (outstanding > 0) reject('FeeUnpaid', { with: { due: inYuan(outstanding) } });
  },
});

export type FeeDoor = ReturnType<typeof feeDoor>;

/** How a fee follows its case: charged with the registration, changed with its items. */
export const feeFollows = ({ handler, feeTerms, programmeVersion }: FeeFacts) => {
  const charge = async (input: Registered, request: Request): Promise<string | null> => {
    const { caseId, institutionId, programmeId } = input;
    const terms = await feeTerms(institutionId);
    if (!terms.policy.charges) return null;
    const { registration } = (await handler.load(caseDecider, caseId)).state;
    if (!registration) return null;
    const { personId, caseNumber, identity } = registration;
    const lines = [...basicLines(terms, programmeId)];
    const data = { caseId, institutionId, personId, caseNumber, programmeId, name: identity?.name ?? null, lines };
    const command = { type: 'ChargeFee' as const, data: { ...data, ...payerBy(terms.policy, input) }, meta: stepMeta(request, 'charge') };
    return (await handler.handle(feeDecider, caseId, command, { startsStream: true })).position;
  };

  const change = async ({ caseId }: { readonly caseId: string }, request: Request): Promise<string | null> => {
    const { state } = await handler.load(caseDecider, caseId);
    const { registration } = state;
    if (!registration || !(await feeTerms(registration.institutionId)).policy.charges) return null;
    const programme = await programmeVersion(registration.programme.id, registration.programme.version);
    if (!programme) return null;
    const lines = [...linesOfCase(await feeTerms(registration.institutionId), state, programme)];
    const command = { type: 'ChangeFee' as const, data: { lines }, meta: stepMeta(request, 'change fee') };
    const { state: fee, position } = await handler.load(feeDecider, caseId);
    if (feeDecider.decide({ ...command, meta: metaOf(request) }, fee, undefined).length === 0) return position;
    return (await handler.handle(feeDecider, caseId, command)).position;
  };

  return { charge, change };
};
