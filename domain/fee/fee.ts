import type { FeeState, MovementKind } from './events.ts';
import { sumOf, type FeeLine } from './lines.ts';
import type { Payer, PaymentMeans } from './policy.ts';

/** Money that went over the counter: a payment adds, a reversal or a refund takes away. */
export interface Movement {
  readonly movementId: string;
  readonly kind: MovementKind;
  readonly receiptNumber: string;
  readonly means: PaymentMeans;
  /** In fen; how much, not which way. */
  readonly amount: number;
  readonly cashierId: string;
  readonly day: string;
  /** The number of the payment that a reversal takes back. */
  readonly reverses: string | null;
}

/** What one case costs, who bears it, and what was paid. */
export interface Fee {
  readonly personId: string;
  readonly institutionId: string;
  readonly payer: Payer;
  readonly waived: boolean;
  readonly lines: readonly FeeLine[];
  readonly movements: readonly Movement[];
  /** Movements that never will be booked. */
  readonly voided: readonly string[];
}

/** Null: nothing was ever charged. */
export type FeeOfCase = Fee | null;

export const signed = ({ kind, amount }: Pick<Movement, 'kind' | 'amount'>): number => (kind === 'payment' ? amount : -amount);

/** What came in less what went back, in fen; of one means where it is given. */
export const paidOf = (movements: readonly Movement[], means?: PaymentMeans): number =>
  movements.filter((movement) => means === undefined || movement.means === means).reduce((sum, movement) => sum + signed(movement), 0);

/** What the person owes in all: nothing where another bears it. */
export const dueOf = ({ payer, waived, lines }: Fee): number => (payer === 'self' && !waived ? sumOf(lines) : 0);

/** Above nought: to be paid; below: to be given back. */
export const outstandingOf = (fee: Fee): number => dueOf(fee) - paidOf(fee.movements);

export const isReversed = ({ movements }: Fee, receiptNumber: string): boolean =>
  movements.some(({ reverses }) => reverses === receiptNumber);

export const feeStateOf = (fee: Fee): FeeState => {
  const outstanding = outstandingOf(fee);
  if (outstanding > 0) return 'unpaid';
  if (outstanding < 0) return 'refundDue';
  if (fee.waived || fee.payer === 'waived') return 'waived';
  if (fee.payer === 'publicFunds') return 'publiclyFunded';
  if (fee.payer === 'employer') return 'employerPays';
  if (paidOf(fee.movements) > 0) return 'paid';
  return fee.movements.some(({ kind }) => kind === 'refund') ? 'refunded' : 'nothingDue';
};

/** The figures that every event carries. */
export const standingOf = (fee: Fee) => ({
  feeState: feeStateOf(fee),
  charged: sumOf(fee.lines),
  due: dueOf(fee),
  paid: paidOf(fee.movements),
});
