// Stored for ever: add a version, never edit.
import { events, type EventOf } from '@healthcert/domain/kernel';
import { z } from 'zod';
import { fen, payers, paymentMeans } from './policy.ts';

/** How a fee stands: what the desk, the stations and the cashier see of it. */
export const feeStates = ['publiclyFunded', 'unpaid', 'paid', 'employerPays', 'waived', 'refundDue', 'refunded', 'nothingDue'] as const;
export type FeeState = (typeof feeStates)[number];

export const movementKinds = ['payment', 'reversal', 'refund'] as const;
export type MovementKind = (typeof movementKinds)[number];

const ofPerson = { personId: z.string(), institutionId: z.string() };

/** What stands after the event, so that read models need not add: in fen. */
const standing = {
  feeState: z.enum(feeStates),
  /** By the price list. */
  charged: fen,
  /** Of it, what the person owes in all. */
  due: fen,
  /** What came in, less what went back. */
  paid: fen,
};

const line = z.object({ code: z.string(), amount: fen });

/** Money over the counter. The business day and the cashier are those whose cash box it went through. */
const movement = {
  /** The command that moved it: sent again, it moves nothing. */
  movementId: z.string(),
  receiptNumber: z.string(),
  means: z.enum(paymentMeans),
  amount: fen,
  cashierId: z.string(),
  day: z.string(),
  at: z.string(),
};

const reasonGiven = z.object({ reason: z.string() });

export const feeEvents = events('fee', {
  FeeCharged: {
    version: 1,
    subject: 'personId',
    plain: z.object({
      ...ofPerson,
      ...standing,
      caseNumber: z.string(),
      programmeId: z.string(),
      payer: z.enum(payers),
      lines: z.array(line),
      chargedAt: z.string(),
    }),
    /** Papers or reason for the payer, where the policy asks for them. */
    identity: z.object({ name: z.string().nullable(), evidence: z.string().nullable() }),
  },
  /** Items came or went, or the case was cancelled and nothing is charged any more. */
  FeeChanged: { version: 1, plain: z.object({ ...ofPerson, ...standing, added: z.array(line), removed: z.array(line) }) },
  PayerChanged: {
    version: 1,
    subject: 'personId',
    plain: z.object({ ...ofPerson, ...standing, from: z.enum(payers), to: z.enum(payers) }),
    identity: reasonGiven,
  },
  FeeWaived: { version: 1, subject: 'personId', plain: z.object({ ...ofPerson, ...standing }), identity: reasonGiven },
  FeePaid: { version: 1, plain: z.object({ ...ofPerson, ...standing, ...movement }) },
  /** Of the same business day, by the cashier who took it: as if it had not been. */
  PaymentReversed: {
    version: 1,
    subject: 'personId',
    plain: z.object({ ...ofPerson, ...standing, ...movement, reverses: z.string() }),
    identity: reasonGiven,
  },
  FeeRefunded: { version: 1, subject: 'personId', plain: z.object({ ...ofPerson, ...standing, ...movement }), identity: reasonGiven },
  /** The number was allotted, but nothing was booked under it before its day was closed: nothing ever will be. */
  ReceiptVoided: { version: 1, plain: z.object({ receiptNumber: z.string(), movementId: z.string(), voidedAt: z.string() }) },
});

export type FeeEvent = EventOf<typeof feeEvents>;
export type FeeEventNamed<Type extends FeeEvent['type']> = Extract<FeeEvent, { readonly type: Type }>;
