import { inYuan, type MovementKind } from '@healthcert/domain/fee';
import type { Decider } from '@healthcert/domain/kernel';
import { cashierEvents, type CashierEvent } from './events.ts';
import type { CashierCommand, CashierCommandNamed } from './forms.ts';
import { reject } from './rejections.ts';
import { cashOf, totalsOf } from './totals.ts';

export interface AllottedReceipt {
  readonly movementId: string;
  readonly receiptNumber: string;
  readonly kind: MovementKind;
  readonly caseId: string;
}

/** One cashier's box on one day, at one institution. */
export interface CashierDay {
  readonly opened: boolean;
  readonly closed: boolean;
  /** In the order of their numbers. */
  readonly receipts: readonly AllottedReceipt[];
}

const decide = (command: CashierCommand, day: CashierDay): readonly CashierEvent[] => {
  switch (command.type) {
    case 'AllotReceipt':
      return allot(command, day);
    case 'CloseCashierDay':
      return close(command, day);
    case 'ReopenCashierDay':
      return reopen(command, day);
  }
};

/** `417` + `261121` + `0003`: the cashier's series, the day, the count. */
const nextNumber = (series: string, day: string, count: number): string =>
  `${series}${day.slice(2).replaceAll('-', '')}${String(count).padStart(4, '0')}`;

const allot = ({ data, meta }: CashierCommandNamed<'AllotReceipt'>, day: CashierDay): readonly CashierEvent[] => {
  const { movementId, kind, caseId, institutionId, cashierId } = data;
  if (day.receipts.some((receipt) => receipt.movementId === movementId)) return [];
  if (day.closed) reject('DayClosed');
  const ofDay = { institutionId, cashierId, day: data.day };
  const receiptNumber = data.printed ?? nextNumber(data.series, data.day, day.receipts.length + 1);
  const allotted: CashierEvent = { type: 'ReceiptAllotted', data: { ...ofDay, movementId, receiptNumber, kind, caseId } };
  return day.opened ? [allotted] : [{ type: 'CashierDayOpened', data: { ...ofDay, openedAt: meta.now } }, allotted];
};

const close = ({ data, meta }: CashierCommandNamed<'CloseCashierDay'>, day: CashierDay): readonly CashierEvent[] => {
  if (!day.opened) reject('DayUnknown', { field: 'day' });
  if (day.closed) return [];
  const accounted = new Set([...data.booked.map(({ movementId }) => movementId), ...data.unbooked]);
  if (day.receipts.some(({ movementId }) => !accounted.has(movementId))) reject('DayMoved');
  const totals = totalsOf(data.booked);
  const expectedCash = cashOf(totals);
  const difference = data.countedCash - expectedCash;
  const differenceReason = data.differenceReason ?? null;
  if (difference !== 0 && differenceReason === null)
    reject('DifferenceUnexplained', { field: 'differenceReason', with: { difference: inYuan(difference) } });
  const voided = day.receipts.filter(({ movementId }) => data.unbooked.includes(movementId)).map(({ receiptNumber }) => receiptNumber);
  const { institutionId, cashierId, countedCash } = data;
  const counted = { expectedCash, countedCash, difference, differenceReason: difference === 0 ? null : differenceReason };
  const closed = { closedBy: meta.actorId, closedAt: meta.now };
  return [
    { type: 'CashierDayClosed', data: { institutionId, cashierId, day: data.day, totals: [...totals], voided, ...counted, ...closed } },
  ];
};

const reopen = ({ data, meta }: CashierCommandNamed<'ReopenCashierDay'>, day: CashierDay): readonly CashierEvent[] => {
  if (!day.opened) reject('DayUnknown', { field: 'day' });
  if (!day.closed) return [];
  return [{ type: 'CashierDayReopened', data: { ...data, reopenedBy: meta.actorId, reopenedAt: meta.now } }];
};

const evolve = (day: CashierDay, { type, data }: CashierEvent): CashierDay => {
  switch (type) {
    case 'CashierDayOpened':
      return { ...day, opened: true };
    case 'ReceiptAllotted': {
      const { movementId, receiptNumber, kind, caseId } = data;
      return { ...day, receipts: [...day.receipts, { movementId, receiptNumber, kind, caseId }] };
    }
    case 'CashierDayClosed':
      return { ...day, closed: true };
    case 'CashierDayReopened':
      return { ...day, closed: false };
  }
};

export const cashierDecider: Decider<CashierDay, CashierCommand, CashierEvent> = {
  events: cashierEvents,
  initial: { opened: false, closed: false, receipts: [] },
  decide,
  evolve,
};

/** Id of the stream of one cashier's day. */
export const cashierDayId = ({ institutionId, cashierId, day }: { institutionId: string; cashierId: string; day: string }): string =>
  `${institutionId}-${cashierId}-${day}`;
