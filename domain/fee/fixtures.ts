import type { CommandMeta } from '@healthcert/domain/kernel';
import { commandMeta, fixedId, fixedNow } from '../testing/command-meta.ts';
import type { FeeEvent, FeeEventNamed } from './events.ts';
import type { FeeCommand, FeeCommandNamed } from './forms.ts';

export const caseId = fixedId(0x1);
export const personId = fixedId(0x2);
export const institutionId = 'clinic-1';
export const cashier = 'staff-cashier';
export const colleague = 'staff-colleague';
export const today = '2026-03-02';
/** 105 yuan: what Shanghai asked of those out of the public programme's scope (沪 2018). */
export const price = 10_500;
const lines = [{ code: 'programme', amount: price }];

type DataOf<Type extends FeeCommand['type']> = FeeCommandNamed<Type>['data'];

const command =
  <Type extends FeeCommand['type']>(type: Type, usual: DataOf<Type>) =>
  (overrides: Partial<DataOf<Type>> = {}, meta: Partial<CommandMeta> = {}): FeeCommandNamed<Type> =>
    ({ type, data: { ...usual, ...overrides }, meta: commandMeta({ actorId: cashier, ...meta }) }) as unknown as FeeCommandNamed<Type>;

const booking = { movementId: 'm1', receiptNumber: '4172603020001', day: today };
export const secondBooking = { movementId: 'm2', receiptNumber: '4172603020002', day: today };

export const charge = command('ChargeFee', {
  caseId,
  institutionId,
  personId,
  caseNumber: '260302123456',
  programmeId: 'food-handler',
  payer: 'self',
  name: '李明例',
  evidence: null,
  lines,
});
export const change = command('ChangeFee', { lines });
export const changePayer = command('ChangePayer', { caseId, payer: 'employer', reason: 'the employer signed for it' });
export const waive = command('WaiveFee', { caseId, reason: 'in need' });
export const pay = command('PayFee', { caseId, amount: price, means: 'cash', ...booking });
export const payAtDesk = command('PayFeeAtDesk', { caseId, amount: price, means: 'cash', ...booking });
export const takeBack = command('ReversePayment', {
  caseId,
  receiptNumber: booking.receiptNumber,
  reason: 'wrong means',
  booking: secondBooking,
});
export const refund = command('RefundFee', { caseId, amount: price, means: 'cash', reason: 'cancelled', ...secondBooking });
export const voidReceipt = command('VoidReceipt', { movementId: 'm1', receiptNumber: booking.receiptNumber });

type Data<Type extends FeeEvent['type']> = FeeEventNamed<Type>['data'];

const ofPerson = { personId, institutionId };
const standing = (feeState: Data<'FeePaid'>['feeState'], charged: number, due: number, paid: number) => ({ feeState, charged, due, paid });
const unpaid = standing('unpaid', price, price, 0);

const event =
  <Type extends FeeEvent['type']>(type: Type, usual: Data<Type>) =>
  (overrides: Partial<Data<Type>> = {}): FeeEventNamed<Type> =>
    ({ type, data: { ...usual, ...overrides } }) as unknown as FeeEventNamed<Type>;

const moved = { means: 'cash' as const, amount: price, cashierId: cashier, at: fixedNow };

export const charged = event('FeeCharged', {
  ...ofPerson,
  ...unpaid,
  caseNumber: '260302123456',
  programmeId: 'food-handler',
  payer: 'self',
  lines,
  chargedAt: fixedNow,
  identity: { name: '李明例', evidence: null },
});
export const chargedTo = (payer: 'publicFunds' | 'employer' | 'waived') =>
  charged({
    payer,
    ...standing(payer === 'publicFunds' ? 'publiclyFunded' : payer === 'employer' ? 'employerPays' : 'waived', price, 0, 0),
  });
export const changed = event('FeeChanged', {
  ...ofPerson,
  ...standing('unpaid', price + 4000, price + 4000, 0),
  added: [{ code: 'havIgm', amount: 4000 }],
  removed: [],
});
export const cancelled = event('FeeChanged', { ...ofPerson, ...standing('refundDue', 0, 0, price), added: [], removed: lines });
export const payerChanged = event('PayerChanged', {
  ...ofPerson,
  ...standing('employerPays', price, 0, 0),
  from: 'self',
  to: 'employer',
  identity: { reason: 'the employer signed for it' },
});
export const waived = event('FeeWaived', { ...ofPerson, ...standing('waived', price, 0, 0), identity: { reason: 'in need' } });
export const paid = event('FeePaid', { ...ofPerson, ...standing('paid', price, price, price), ...booking, ...moved });
export const reversed = event('PaymentReversed', {
  ...ofPerson,
  ...unpaid,
  ...secondBooking,
  ...moved,
  reverses: booking.receiptNumber,
  identity: { reason: 'wrong means' },
});
export const refunded = event('FeeRefunded', {
  ...ofPerson,
  ...standing('refunded', 0, 0, 0),
  ...secondBooking,
  ...moved,
  identity: { reason: 'cancelled' },
});
export const voided = event('ReceiptVoided', { movementId: 'm1', receiptNumber: booking.receiptNumber, voidedAt: fixedNow });

/** One of every event. */
export const everyEvent: readonly FeeEvent[] = [charged(), changed(), payerChanged(), waived(), paid(), reversed(), refunded(), voided()];
