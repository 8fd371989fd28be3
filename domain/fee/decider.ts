import type { CommandMeta, Decider } from '@healthcert/domain/kernel';
import { feeEvents, type FeeEvent, type FeeEventNamed, type MovementKind } from './events.ts';
import { isReversed, outstandingOf, paidOf, standingOf, type Fee, type FeeOfCase, type Movement } from './fee.ts';
import type { FeeCommand, FeeCommandNamed } from './forms.ts';
import { inYuan, type FeeLine } from './lines.ts';
import { reject } from './rejections.ts';

const decide = (command: FeeCommand, fee: FeeOfCase): readonly FeeEvent[] => {
  switch (command.type) {
    case 'ChargeFee':
      return charge(command, fee);
    case 'ChangeFee':
      return change(command, fee);
    case 'ChangePayer':
      return changePayer(command, charged(fee));
    case 'WaiveFee':
      return waive(command, charged(fee));
    case 'PayFee':
    case 'PayFeeAtDesk':
      return pay(command, charged(fee));
    case 'ReversePayment':
      return reverse(command, charged(fee));
    case 'RefundFee':
      return refund(command, charged(fee));
    case 'VoidReceipt':
      return voidReceipt(command, charged(fee));
  }
};

const charged = (fee: FeeOfCase): Fee => fee ?? reject('NotCharged', { field: 'caseId' });

const given = (reason: string): string => (reason.trim() === '' ? reject('ReasonMissing', { field: 'reason' }) : reason);

/** Whose it is, and what stands once `after` holds. */
const ofFee = (after: Fee) => ({ personId: after.personId, institutionId: after.institutionId, ...standingOf(after) });

const charge = ({ data, meta }: FeeCommandNamed<'ChargeFee'>, fee: FeeOfCase): readonly FeeEvent[] => {
  if (fee) return [];
  const { personId, institutionId, payer, lines, caseNumber, programmeId, name, evidence } = data;
  const after: Fee = { personId, institutionId, payer, waived: false, lines, movements: [], voided: [] };
  const identity = { name, evidence };
  return [{ type: 'FeeCharged', data: { ...ofFee(after), caseNumber, programmeId, payer, lines, chargedAt: meta.now, identity } }];
};

const without = (lines: readonly FeeLine[], others: readonly FeeLine[]): FeeLine[] =>
  lines.filter(({ code, amount }) => !others.some((other) => other.code === code && other.amount === amount));

/** Prices are those of the day an item is charged: what stays keeps its price. */
const change = ({ data }: FeeCommandNamed<'ChangeFee'>, fee: FeeOfCase): readonly FeeEvent[] => {
  if (!fee) return [];
  const wanted = data.lines.map((line) => fee.lines.find(({ code }) => code === line.code) ?? line);
  const added = without(wanted, fee.lines);
  const removed = without(fee.lines, wanted);
  if (added.length + removed.length === 0) return [];
  return [{ type: 'FeeChanged', data: { ...ofFee({ ...fee, lines: wanted }), added, removed } }];
};

const changePayer = ({ data }: FeeCommandNamed<'ChangePayer'>, fee: Fee): readonly FeeEvent[] => {
  if (fee.payer === data.payer && !fee.waived) return [];
  const after = { ...fee, payer: data.payer, waived: false };
  return [{ type: 'PayerChanged', data: { ...ofFee(after), from: fee.payer, to: data.payer, identity: { reason: given(data.reason) } } }];
};

const waive = ({ data }: FeeCommandNamed<'WaiveFee'>, fee: Fee): readonly FeeEvent[] => {
  if (fee.waived || fee.payer === 'waived') return [];
  if (fee.payer === 'publicFunds') reject('PubliclyFunded');
  return [{ type: 'FeeWaived', data: { ...ofFee({ ...fee, waived: true }), identity: { reason: given(data.reason) } } }];
};

interface Booking {
  readonly movementId: string;
  readonly receiptNumber: string;
  readonly day: string;
}

const moved = (
  kind: MovementKind,
  { movementId, receiptNumber, day }: Booking,
  { means, amount }: Pick<Movement, 'means' | 'amount'>,
  meta: CommandMeta,
) => {
  const cashierId = meta.actorId;
  const movement: Movement = { movementId, kind, receiptNumber, means, amount, cashierId, day, reverses: null };
  const data = { movementId, receiptNumber, means, amount, cashierId, day, at: meta.now };
  return { data, added: (fee: Fee): Fee => ({ ...fee, movements: [...fee.movements, movement] }) };
};

/** Whether this movement is booked already; refused where its number is taken or was voided. */
const isBooked = (fee: Fee, { movementId, receiptNumber }: Booking): boolean => {
  if (fee.movements.some((movement) => movement.movementId === movementId)) return true;
  if (fee.voided.includes(movementId)) reject('ReceiptWasVoided');
  if (fee.movements.some((movement) => movement.receiptNumber === receiptNumber)) reject('ReceiptNumberUsed', { field: 'printedNumber' });
  return false;
};

const bearsItself = ({ payer, waived }: Fee): void => {
  if (waived || payer === 'waived') reject('FeeIsWaived');
  if (payer === 'publicFunds') reject('PubliclyFunded');
  if (payer === 'employer') reject('EmployerPays');
};

const pay = ({ data, meta }: FeeCommandNamed<'PayFee' | 'PayFeeAtDesk'>, fee: Fee): readonly FeeEvent[] => {
  if (isBooked(fee, data)) return [];
  bearsItself(fee);
  const outstanding = outstandingOf(fee);
  if (outstanding <= 0) reject(paidOf(fee.movements) > 0 ? 'AlreadyPaid' : 'NothingDue');
  const due = { field: 'amount', with: { due: inYuan(outstanding) } };
  if (data.amount < outstanding) reject('PartPayment', due);
  if (data.amount > outstanding) reject('OverPayment', due);
  const payment = moved('payment', data, data, meta);
  return [{ type: 'FeePaid', data: { ...ofFee(payment.added(fee)), ...payment.data } }];
};

const reverse = ({ data, meta }: FeeCommandNamed<'ReversePayment'>, fee: Fee): readonly FeeEvent[] => {
  if (isBooked(fee, data.booking)) return [];
  const payment = fee.movements.find(({ kind, receiptNumber }) => kind === 'payment' && receiptNumber === data.receiptNumber);
  if (!payment) return reject('UnknownReceipt', { field: 'receiptNumber' });
  if (isReversed(fee, payment.receiptNumber)) reject('AlreadyReversed', { field: 'receiptNumber' });
  if (payment.cashierId !== meta.actorId) reject('NotYourPayment');
  if (payment.day !== data.booking.day) reject('OtherDay');
  if (paidOf(fee.movements, payment.means) < payment.amount) reject('PartlyRefunded');
  const reason = given(data.reason);
  const reversal = moved('reversal', data.booking, payment, meta);
  const added = { ...ofFee(reversal.added(fee)), ...reversal.data, reverses: payment.receiptNumber };
  return [{ type: 'PaymentReversed', data: { ...added, identity: { reason } } }];
};

const refund = ({ data, meta }: FeeCommandNamed<'RefundFee'>, fee: Fee): readonly FeeEvent[] => {
  if (isBooked(fee, data)) return [];
  const credit = -outstandingOf(fee);
  if (credit <= 0) reject('NothingToRefund');
  if (data.amount > credit) reject('RefundTooLarge', { field: 'amount', with: { credit: inYuan(credit) } });
  const byTheseMeans = paidOf(fee.movements, data.means);
  if (data.amount > byTheseMeans) reject('OtherMeans', { field: 'means', with: { paid: inYuan(byTheseMeans) } });
  const reason = given(data.reason);
  const back = moved('refund', data, data, meta);
  return [{ type: 'FeeRefunded', data: { ...ofFee(back.added(fee)), ...back.data, identity: { reason } } }];
};

const voidReceipt = ({ data, meta }: FeeCommandNamed<'VoidReceipt'>, fee: Fee): readonly FeeEvent[] => {
  const { movementId, receiptNumber } = data;
  if (fee.voided.includes(movementId) || fee.movements.some((movement) => movement.movementId === movementId)) return [];
  return [{ type: 'ReceiptVoided', data: { movementId, receiptNumber, voidedAt: meta.now } }];
};

const evolve = (fee: FeeOfCase, event: FeeEvent): FeeOfCase => {
  if (event.type === 'FeeCharged') {
    const { personId, institutionId, payer, lines } = event.data;
    return { personId, institutionId, payer, waived: false, lines, movements: [], voided: [] };
  }
  return fee && changed(fee, event);
};

const changed = (fee: Fee, { type, data }: Exclude<FeeEvent, FeeEventNamed<'FeeCharged'>>): Fee => {
  switch (type) {
    case 'FeeChanged':
      return { ...fee, lines: [...without(fee.lines, data.removed), ...data.added] };
    case 'PayerChanged':
      return { ...fee, payer: data.to, waived: false };
    case 'FeeWaived':
      return { ...fee, waived: true };
    case 'FeePaid':
      return withMovement(fee, 'payment', data);
    case 'PaymentReversed':
      return withMovement(fee, 'reversal', data, data.reverses);
    case 'FeeRefunded':
      return withMovement(fee, 'refund', data);
    case 'ReceiptVoided':
      return { ...fee, voided: [...fee.voided, data.movementId] };
  }
};

const withMovement = (fee: Fee, kind: MovementKind, data: FeeEventNamed<'FeePaid'>['data'], reverses: string | null = null): Fee => {
  const { movementId, receiptNumber, means, amount, cashierId, day } = data;
  return { ...fee, movements: [...fee.movements, { movementId, kind, receiptNumber, means, amount, cashierId, day, reverses }] };
};

export const feeDecider: Decider<FeeOfCase, FeeCommand, FeeEvent> = { events: feeEvents, initial: null, decide, evolve };
