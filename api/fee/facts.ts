import { cashierDecider, cashierDayId, type CashierCommandNamed, type CashierDay } from '@healthcert/domain/cashier';
import { caseDecider, isCancelled, type Case } from '@healthcert/domain/case';
import {
  feeDecider,
  feeRefusals,
  type Fee,
  type FeeCommandNamed,
  type FeeOfCase,
  type FeePolicy,
  type MovementKind,
} from '@healthcert/domain/fee';
import { rejections, type CommandHandler } from '@healthcert/domain/kernel';
import type { Programme } from '@healthcert/domain/programme';
import type { KeyObject } from 'node:crypto';
import { metaOf, stepMeta, type FactsProvider, type Request } from '../operations/index.ts';
import { bookingFor, businessDay } from './booking.ts';
import { linesOfCase, payerBy } from './charge.ts';
import type { FeeTermsOf } from './terms.ts';

const reject = rejections(feeRefusals);

export interface FeeFacts {
  readonly handler: CommandHandler;
  readonly feeTerms: FeeTermsOf;
  readonly programmeVersion: (programmeId: string, version: number) => Promise<Programme | null>;
  readonly drawKey: KeyObject;
}

/** Whom the registration named, where the charging itself names nobody. */
const saidAt = (registration: Case['registration']) => ({
  payer: registration?.payer ?? null,
  payerEvidence: registration?.identity?.payerEvidence ?? null,
});

type Pay = FeeCommandNamed<'PayFee'>['data'];

/** What the doors of fees and cashiers look up: terms, receipt numbers, what a day's numbers were booked for. */
export const feeFacts = ({ handler, feeTerms, programmeVersion, drawKey }: FeeFacts): Readonly<Record<string, FactsProvider>> => {
  const charging = async (institutionId: string) => {
    const terms = await feeTerms(institutionId);
    return terms.policy.charges ? terms : reject('InstitutionDoesNotCharge');
  };

  const chargeFee = async (input: FeeCommandNamed<'ChargeFee'>['data'], _fee: FeeOfCase, _request: Request) => {
    const terms = await charging(input.institutionId);
    const state: Case = (await handler.load(caseDecider, input.caseId)).state;
    const { registration } = state;
    const {
      personId,
      programme: pinned,
      identity,
    } = registration?.institutionId === input.institutionId ? registration : reject('UnknownCase', { field: 'caseId' });
    const programme = await programmeVersion(pinned.id, pinned.version);
    if (!programme) return reject('UnknownCase', { field: 'caseId' });
    const chosen = payerBy(terms.policy, input.payer ? input : saidAt(registration));
    const lines = linesOfCase(terms, state, programme);
    if (lines.length === 0 && !isCancelled(state)) reject('PriceMissing');
    return { personId, caseNumber: registration?.caseNumber, programmeId: pinned.id, name: identity?.name ?? null, ...chosen, lines };
  };

  /** The number that an earlier try of the same command was booked under. */
  const bookedBefore = (fee: Fee, { commandId }: Request) => {
    const movement = fee.movements.find(({ movementId }) => movementId === commandId);
    return movement && { movementId: commandId, receiptNumber: movement.receiptNumber, day: movement.day };
  };

  const accepts = ({ means }: FeePolicy, wanted: Pay['means']): void => {
    if (!means.includes(wanted)) reject('MeansNotAccepted', { field: 'means' });
  };

  /** Decided once on trial, so that no number is allotted to what is refused. */
  const booked = async (kind: MovementKind, fee: Fee, policy: FeePolicy, input: Pick<Pay, 'caseId' | 'printedNumber'>, request: Request) =>
    bookingFor(
      handler,
      drawKey,
      { kind, institutionId: fee.institutionId, caseId: input.caseId, policy, printedNumber: input.printedNumber },
      request,
    );

  const trial = async (fee: Fee, request: Request) => ({
    movementId: request.commandId,
    receiptNumber: 'trial',
    day: await businessDay(handler, fee.institutionId, request),
  });

  const pay = (type: 'PayFee' | 'PayFeeAtDesk') => async (input: Pay, fee: FeeOfCase, request: Request) => {
    if (!fee) return reject('NotCharged', { field: 'caseId' });
    const known = bookedBefore(fee, request);
    if (known) return known;
    const { policy } = await charging(fee.institutionId);
    if (type === 'PayFeeAtDesk' && !policy.deskCollects) reject('DeskDoesNotCollect');
    accepts(policy, input.means);
    feeDecider.decide({ type, data: { ...input, ...(await trial(fee, request)) }, meta: metaOf(request) }, fee, undefined);
    return booked('payment', fee, policy, input, request);
  };

  const reversePayment = async (input: FeeCommandNamed<'ReversePayment'>['data'], fee: FeeOfCase, request: Request) => {
    if (!fee) return reject('NotCharged', { field: 'caseId' });
    const known = bookedBefore(fee, request);
    if (known) return { booking: known };
    const { policy } = await feeTerms(fee.institutionId);
    const data = { ...input, booking: await trial(fee, request) };
    feeDecider.decide({ type: 'ReversePayment', data, meta: metaOf(request) }, fee, undefined);
    return { booking: await booked('reversal', fee, policy, { caseId: input.caseId }, request) };
  };

  const refundFee = async (input: FeeCommandNamed<'RefundFee'>['data'], fee: FeeOfCase, request: Request) => {
    if (!fee) return reject('NotCharged', { field: 'caseId' });
    const known = bookedBefore(fee, request);
    if (known) return known;
    const { policy } = await feeTerms(fee.institutionId);
    feeDecider.decide({ type: 'RefundFee', data: { ...input, ...(await trial(fee, request)) }, meta: metaOf(request) }, fee, undefined);
    return booked('refund', fee, policy, { caseId: input.caseId }, request);
  };

  const changePayer = async (input: FeeCommandNamed<'ChangePayer'>['data'], fee: FeeOfCase) => {
    const { policy } = await feeTerms(fee?.institutionId ?? '');
    if (fee && !policy.payers.includes(input.payer)) reject('PayerNotOffered', { field: 'payer' });
    return {};
  };

  /**
   * The recount of a day: each of its numbers is looked up in its fee's own stream. One that nothing was booked under is
   * voided there first, so that nothing can be booked under it after the day is closed.
   */
  const closeCashierDay = async (input: CashierCommandNamed<'CloseCashierDay'>['data'], _day: CashierDay, request: Request) => {
    const { state } = await handler.load(cashierDecider, cashierDayId(input));
    const booked = [];
    const unbooked: string[] = [];
    for (const { movementId, receiptNumber, caseId } of state.receipts) {
      const find = async () =>
        (await handler.load(feeDecider, caseId)).state?.movements.find((movement) => movement.movementId === movementId);
      let movement = await find();
      if (!movement && !state.closed) {
        const meta = stepMeta(request, `void ${movementId}`);
        await handler.handle(feeDecider, caseId, { type: 'VoidReceipt', data: { movementId, receiptNumber }, meta });
        movement = await find();
      }
      if (movement) booked.push({ movementId, kind: movement.kind, means: movement.means, amount: movement.amount });
      else unbooked.push(movementId);
    }
    return { booked, unbooked };
  };

  return {
    chargeFee,
    changePayer,
    payFee: pay('PayFee'),
    payFeeAtDesk: pay('PayFeeAtDesk'),
    reversePayment,
    refundFee,
    closeCashierDay,
  };
};
