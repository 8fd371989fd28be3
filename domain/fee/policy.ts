import { z } from 'zod';

/** Who pays: the budget (财税〔2017〕20号), the person, the employer by invoice, or nobody. */
export const payers = ['publicFunds', 'self', 'employer', 'waived'] as const;
export type Payer = (typeof payers)[number];

/** In the order of the cashier's keys 1 to 6. */
export const paymentMeans = ['cash', 'wechat', 'alipay', 'unionpay', 'card', 'insurance'] as const;
export type PaymentMeans = (typeof paymentMeans)[number];

/** An amount of money in fen, never a fraction: a float loses cents. Up to ten million yuan. */
export const fen = z.int().min(0).max(1_000_000_000);

/** How one institution charges. */
export const feePolicyForm = z.object({
  charges: z.boolean(),
  /** Offered at registration; the first is the usual one. */
  payers: z.array(z.enum(payers)).min(1).max(payers.length),
  /** Payers that must be backed by papers or a reason (waived; out of the public programme's scope). */
  evidenceFor: z.array(z.enum(payers)).max(payers.length),
  /** What becomes of a person who has not paid on arrival. */
  unpaid: z.enum(['block', 'warn', 'allow']),
  /** series: numbered by the system, without a gap per cashier and day; typed: taken from pre-printed official receipts. */
  receiptNumbers: z.enum(['series', 'typed']),
  /** Whether the front desk may take money. */
  deskCollects: z.boolean(),
  means: z.array(z.enum(paymentMeans)).min(1).max(paymentMeans.length),
});
export type FeePolicy = z.output<typeof feePolicyForm>;

/** An institution that never set anything does not charge, and sees nothing of fees. */
export const noCharge: FeePolicy = {
  charges: false,
  payers: ['publicFunds'],
  evidenceFor: [],
  unpaid: 'allow',
  receiptNumbers: 'series',
  deskCollects: false,
  means: ['cash'],
};

/** One row of an institution's price list: a whole programme, or one item done beyond it. */
export const feePriceForm = z.object({
  programmeId: z.string().min(1).max(64),
  /** Left out: the programme with all its required items. */
  item: z.string().min(1).max(64).nullish(),
  amount: fen,
});
export type FeePrice = z.output<typeof feePriceForm>;

/** The policy and the price list of an institution, as they stand. */
export interface FeeTerms {
  readonly policy: FeePolicy;
  readonly prices: readonly FeePrice[];
}

export const noTerms: FeeTerms = { policy: noCharge, prices: [] };
