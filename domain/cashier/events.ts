// Stored for ever: add a version, never edit.
import { events, type EventOf } from '@healthcert/domain/kernel';
import { fen, movementKinds, paymentMeans } from '@healthcert/domain/fee';
import { z } from 'zod';

/** Why the money counted is not the money expected. Codes: free text would not be plain. */
export const differenceReasons = ['changeError', 'countingError', 'counterfeit', 'unrecorded', 'other'] as const;
export type DifferenceReason = (typeof differenceReasons)[number];

/** Why an administrator opens a closed day again. */
export const reopeningReasons = ['wrongCount', 'wrongMeans', 'missingPayment', 'other'] as const;
export type ReopeningReason = (typeof reopeningReasons)[number];

const ofDay = { institutionId: z.string(), cashierId: z.string(), day: z.string() };

/** What went through one box by one means, in fen; `net` is payments less reversals and refunds. */
const total = z.object({
  means: z.enum(paymentMeans),
  payments: z.int(),
  reversals: z.int(),
  refunds: z.int(),
  net: z.int(),
  count: z.int(),
});
export type MeansTotal = z.output<typeof total>;

export const cashierEvents = events('cashier', {
  CashierDayOpened: { version: 1, plain: z.object({ ...ofDay, openedAt: z.string() }) },
  /** The next number of the cashier's day; what is booked under it stands in the fee's stream. */
  ReceiptAllotted: {
    version: 1,
    plain: z.object({ ...ofDay, movementId: z.string(), receiptNumber: z.string(), kind: z.enum(movementKinds), caseId: z.string() }),
  },
  CashierDayClosed: {
    version: 1,
    plain: z.object({
      ...ofDay,
      totals: z.array(total),
      /** Numbers of the day under which nothing was booked. */
      voided: z.array(z.string()),
      expectedCash: z.int(),
      countedCash: fen,
      /** Counted less expected, in fen. */
      difference: z.int(),
      differenceReason: z.enum(differenceReasons).nullable(),
      closedBy: z.string(),
      closedAt: z.string(),
    }),
  },
  CashierDayReopened: {
    version: 1,
    plain: z.object({ ...ofDay, reason: z.enum(reopeningReasons), reopenedBy: z.string(), reopenedAt: z.string() }),
  },
});

export type CashierEvent = EventOf<typeof cashierEvents>;
