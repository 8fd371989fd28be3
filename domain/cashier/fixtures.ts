import type { CommandMeta } from '@healthcert/domain/kernel';
import { commandMeta, fixedId, fixedNow } from '../testing/command-meta.ts';
import type { CashierEvent } from './events.ts';
import type { CashierCommandNamed } from './forms.ts';

export const day = { institutionId: 'clinic-1', cashierId: 'staff-cashier', day: '2026-03-02' };
const caseId = fixedId(0x1);

export const allot = (
  movementId = 'm1',
  over: Partial<CashierCommandNamed<'AllotReceipt'>['data']> = {},
): CashierCommandNamed<'AllotReceipt'> => ({
  type: 'AllotReceipt',
  data: { ...day, movementId, kind: 'payment', caseId, series: '417', printed: null, ...over },
  meta: commandMeta({ actorId: day.cashierId }),
});

export const close = (
  over: Partial<CashierCommandNamed<'CloseCashierDay'>['data']> = {},
  meta: Partial<CommandMeta> = {},
): CashierCommandNamed<'CloseCashierDay'> => ({
  type: 'CloseCashierDay',
  data: {
    ...day,
    countedCash: 10_500,
    booked: [{ movementId: 'm1', kind: 'payment', means: 'cash', amount: 10_500 }],
    unbooked: [],
    ...over,
  },
  meta: commandMeta({ actorId: day.cashierId, ...meta }),
});

export const reopen = (): CashierCommandNamed<'ReopenCashierDay'> => ({
  type: 'ReopenCashierDay',
  data: { ...day, reason: 'wrongCount' },
  meta: commandMeta({ actorId: 'staff-admin' }),
});

type Named<Type extends CashierEvent['type']> = Extract<CashierEvent, { readonly type: Type }>;

export const opened = (): Named<'CashierDayOpened'> => ({ type: 'CashierDayOpened', data: { ...day, openedAt: fixedNow } });
export const allotted = (movementId = 'm1', receiptNumber = '4172603020001'): Named<'ReceiptAllotted'> => ({
  type: 'ReceiptAllotted',
  data: { ...day, movementId, receiptNumber, kind: 'payment', caseId },
});
export const closed = (over: Partial<Named<'CashierDayClosed'>['data']> = {}): Named<'CashierDayClosed'> => ({
  type: 'CashierDayClosed',
  data: {
    ...day,
    totals: [{ means: 'cash', payments: 10_500, reversals: 0, refunds: 0, net: 10_500, count: 1 }],
    voided: [],
    expectedCash: 10_500,
    countedCash: 10_500,
    difference: 0,
    differenceReason: null,
    closedBy: day.cashierId,
    closedAt: fixedNow,
    ...over,
  },
});
export const reopened = (): Named<'CashierDayReopened'> => ({
  type: 'CashierDayReopened',
  data: { ...day, reason: 'wrongCount', reopenedBy: 'staff-admin', reopenedAt: fixedNow },
});
