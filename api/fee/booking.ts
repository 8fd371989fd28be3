import { cashierDayId, cashierDecider } from '@healthcert/domain/cashier';
import { feeRefusals, type FeePolicy, type MovementKind } from '@healthcert/domain/fee';
import { Rejection, rejections, type CommandHandler } from '@healthcert/domain/kernel';
import { dayInChina, daysAfter } from '@healthcert/domain/person';
import type { KeyObject } from 'node:crypto';
import { draw } from '../case/draw.ts';
import { claimDrawn, claimed, stepMeta, type Request } from '../operations/index.ts';

const reject = rejections(feeRefusals);

/** The business day of a cashier's box is the next one as soon as today's is closed. Nobody closes more than a week ahead. */
const furthestDay = 7;

interface Booked {
  readonly movementId: string;
  readonly receiptNumber: string;
  readonly day: string;
}

interface Wanted {
  readonly kind: MovementKind;
  readonly institutionId: string;
  readonly caseId: string;
  readonly policy: FeePolicy;
  readonly printedNumber?: string | null | undefined;
}

/** Three digits that are this cashier's at this institution, for good. */
const seriesOf = async (handler: CommandHandler, key: KeyObject, institutionId: string, request: Request): Promise<string> => {
  const { id } = request.actor;
  const first = draw(key, `cashier/${institutionId}/${id}`).readUIntBE(0, 6) % 900;
  const of = (attempt: number): string => `${institutionId}/${100 + ((first + attempt) % 900)}`;
  const claim = await claimDrawn(handler, 'cashier-series', request, id, of);
  return claim.slice(-3);
};

const printedNumber = async (handler: CommandHandler, { policy, institutionId, caseId, ...wanted }: Wanted, request: Request) => {
  if (policy.receiptNumbers === 'series' || wanted.kind !== 'payment') return null;
  const number = wanted.printedNumber || reject('PrintedNumberMissing', { field: 'printedNumber' });
  const free = await claimed(handler, 'receipt-number', request, caseId, `${institutionId}/${number}`);
  return free ? number : reject('ReceiptNumberUsed', { field: 'printedNumber' });
};

/** The day on which the actor's box takes money now. */
export const businessDay = async (handler: CommandHandler, institutionId: string, request: Request): Promise<string> => {
  let day = dayInChina(request.now);
  for (let n = 0; n < furthestDay; n++) {
    const { state } = await handler.load(cashierDecider, cashierDayId({ institutionId, cashierId: request.actor.id, day }));
    if (!state.closed) return day;
    day = daysAfter(day, 1);
  }
  return day;
};

/**
 * A number in the cashier's day, allotted before the money is booked under it. Whatever may be refused was refused before:
 * a number that stays empty is named when the day is closed.
 */
export const bookingFor = async (handler: CommandHandler, key: KeyObject, wanted: Wanted, request: Request): Promise<Booked> => {
  const { institutionId, caseId, kind } = wanted;
  const cashierId = request.actor.id;
  const movementId = request.commandId;
  const printed = await printedNumber(handler, wanted, request);
  const series = await seriesOf(handler, key, institutionId, request);
  for (let attempt = 0; ; attempt++) {
    const day = await businessDay(handler, institutionId, request);
    const streamId = cashierDayId({ institutionId, cashierId, day });
    const data = { institutionId, cashierId, day, movementId, kind, caseId, series, printed };
    try {
      await handler.handle(cashierDecider, streamId, { type: 'AllotReceipt', data, meta: stepMeta(request, `receipt ${day}`) });
    } catch (error) {
      if (error instanceof Rejection && error.code === 'DayClosed' && attempt < furthestDay) continue;
      throw error;
    }
    const { state } = await handler.load(cashierDecider, streamId);
    const allotted = state.receipts.find((receipt) => receipt.movementId === movementId);
    if (!allotted) throw new Error('a receipt was allotted and is not there');
    return { movementId, receiptNumber: allotted.receiptNumber, day };
  }
};
