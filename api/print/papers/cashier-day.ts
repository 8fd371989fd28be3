import { cashOf, totalsOf } from '@healthcert/domain/cashier';
import { inCapitals, inYuan, type MovementKind, type PaymentMeans } from '@healthcert/domain/fee';
import type { Institution } from '@healthcert/domain/institution';
import type { DocumentData } from '@healthcert/domain/layout';
import { minuteInChina } from './case-paper.ts';
import { differenceReasonWords, movementKindWords, paymentMeansWords } from './words.ts';

/** As the list of payments has it: fen, what went back below nought. */
export interface DayMovement {
  readonly receiptNumber: string;
  readonly kind: MovementKind;
  readonly means: PaymentMeans;
  readonly amount: number;
  readonly at: string;
  readonly reverses: string | null;
}

/** One cashier's day as it stands. */
export interface CashierDayPaper {
  readonly institution: Institution | null;
  readonly cashier: string;
  readonly day: string;
  /** What was counted, in fen; null while the day is open. */
  readonly closing: {
    readonly at: string;
    readonly countedCash: number;
    readonly difference: number;
    readonly reason: string | null;
  } | null;
  /** In the order of their numbers. */
  readonly movements: readonly DayMovement[];
}

/** 收费日结单 (D7): recounted from the movements that it lists. */
export const cashierDayOf = ({ institution, cashier, day, closing, movements }: CashierDayPaper): DocumentData => {
  const totals = totalsOf(movements.map((movement) => ({ ...movement, movementId: '', amount: Math.abs(movement.amount) })));
  const total = totals.reduce((sum, { net }) => sum + net, 0);
  return {
    values: {
      institution: institution?.name ?? '',
      institutionAddress: institution?.address ?? '',
      institutionTelephone: institution?.telephone ?? '',
      cashier,
      day,
      state: closing ? '已日结' : '未日结',
      movementCount: String(movements.length),
      firstReceipt: movements[0]?.receiptNumber ?? '',
      lastReceipt: movements.at(-1)?.receiptNumber ?? '',
      total: inYuan(total),
      totalInCapitals: inCapitals(total),
      expectedCash: inYuan(cashOf(totals)),
      ...(closing && {
        closedAt: minuteInChina(closing.at),
        countedCash: inYuan(closing.countedCash),
        difference: inYuan(closing.difference),
        differenceReason: closing.reason === null ? '' : differenceReasonWords(closing.reason).zh,
      }),
    },
    lists: {
      totals: totals.map(({ means, count, payments, reversals, refunds, net }) => ({
        means: paymentMeansWords(means).zh,
        count: String(count),
        payments: inYuan(payments),
        reversals: inYuan(reversals),
        refunds: inYuan(refunds),
        net: inYuan(net),
      })),
      movements: movements.map(({ receiptNumber, at, kind, means, amount, reverses }) => ({
        receiptNumber,
        at: minuteInChina(at).slice(11),
        kind: movementKindWords(kind).zh,
        means: paymentMeansWords(means).zh,
        amount: inYuan(amount),
        reverses: reverses ?? '',
      })),
    },
    pictures: {},
  };
};
