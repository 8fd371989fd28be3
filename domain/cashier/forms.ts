import type { Command } from '@healthcert/domain/kernel';
import { fen, movementKinds, paymentMeans } from '@healthcert/domain/fee';
import { z } from 'zod';
import { differenceReasons, reopeningReasons } from './events.ts';

const code = z.string().min(1).max(64);
const ofDay = { institutionId: code, cashierId: code, day: z.iso.date() };

export const cashierForms = {
  closeCashierDay: {
    input: z.object({
      ...ofDay,
      /** What lies in the box, in fen. */
      countedCash: fen,
      differenceReason: z.enum(differenceReasons).nullish(),
    }),
    facts: z.object({
      booked: z.array(z.object({ movementId: z.string(), kind: z.enum(movementKinds), means: z.enum(paymentMeans), amount: fen })),
      /** Movements that were allotted a number and never booked. */
      unbooked: z.array(z.string()),
    }),
  },
  reopenCashierDay: { input: z.object({ ...ofDay, reason: z.enum(reopeningReasons) }) },
};

/** `series`: the cashier's own three digits, claimed in the institution; `printed`: the number on a pre-printed receipt. */
export interface AllotReceipt {
  readonly institutionId: string;
  readonly cashierId: string;
  readonly day: string;
  readonly movementId: string;
  readonly kind: (typeof movementKinds)[number];
  readonly caseId: string;
  readonly series: string;
  readonly printed: string | null;
}

type Close = z.output<typeof cashierForms.closeCashierDay.input> & z.output<typeof cashierForms.closeCashierDay.facts>;

export type CashierCommand =
  | Command<'AllotReceipt', AllotReceipt>
  | Command<'CloseCashierDay', Close>
  | Command<'ReopenCashierDay', z.output<typeof cashierForms.reopenCashierDay.input>>;
export type CashierCommandNamed<Type extends CashierCommand['type']> = Extract<CashierCommand, { readonly type: Type }>;
