import type { Command } from '@healthcert/domain/kernel';
import { z } from 'zod';
import { fen, payers, paymentMeans } from './policy.ts';

const id = z.uuid();
const code = z.string().min(1).max(64);
/** A missing reason is a refusal with words of its own, so the form lets it pass. */
const reason = z.string().trim().max(500);
const ofCase = { caseId: id };
const line = z.object({ code, amount: fen });

/** The cash box that the money goes through, and the number it goes under. */
const booking = z.object({ movementId: z.string().min(1), receiptNumber: z.string().min(1).max(40), day: z.iso.date() });

const payment = z.object({
  ...ofCase,
  amount: fen.min(1),
  means: z.enum(paymentMeans),
  /** From a pre-printed receipt, where the institution uses those. */
  printedNumber: z.string().trim().max(40).nullish(),
});

export const feeForms = {
  /** Charges a case that was registered before its institution charged; registration itself does the same. */
  chargeFee: {
    input: z.object({
      ...ofCase,
      institutionId: code,
      payer: z.enum(payers).nullish(),
      payerEvidence: z.string().trim().max(500).nullish(),
    }),
    facts: z.object({
      personId: z.string(),
      caseNumber: code,
      programmeId: code,
      payer: z.enum(payers),
      name: z.string().nullable(),
      evidence: z.string().nullable(),
      lines: z.array(line),
    }),
  },
  /** Nobody is a payer whom a cashier sets: that is waiving, a permission of its own. */
  changePayer: { input: z.object({ ...ofCase, payer: z.enum(payers).exclude(['waived']), reason }) },
  waiveFee: { input: z.object({ ...ofCase, reason }) },
  payFee: { input: payment, facts: booking },
  /** The same at the front desk, where the policy lets it take money. */
  payFeeAtDesk: { input: payment, facts: booking },
  reversePayment: { input: z.object({ ...ofCase, receiptNumber: code, reason }), facts: z.object({ booking }) },
  refundFee: { input: z.object({ ...ofCase, amount: fen.min(1), means: z.enum(paymentMeans), reason }), facts: booking },
};

type Forms = typeof feeForms;
type DataOf<Form> = Form extends { readonly input: infer Input extends z.ZodObject; readonly facts: infer Facts extends z.ZodObject }
  ? Omit<z.output<Input>, keyof z.output<Facts>> & z.output<Facts>
  : Form extends { readonly input: infer Input extends z.ZodObject }
    ? z.output<Input>
    : never;

type Stepped = {
  /** After the case changed: what the price list asks now. */
  readonly ChangeFee: { readonly lines: readonly z.output<typeof line>[] };
  /** Before a day is closed: a number that nothing was booked under. */
  readonly VoidReceipt: { readonly movementId: string; readonly receiptNumber: string };
};

export type FeeCommand =
  | { [Name in keyof Forms]: Command<Capitalize<Name>, DataOf<Forms[Name]>> }[keyof Forms]
  | { [Name in keyof Stepped]: Command<Name, Stepped[Name]> }[keyof Stepped];
export type FeeCommandNamed<Type extends FeeCommand['type']> = Extract<FeeCommand, { readonly type: Type }>;
