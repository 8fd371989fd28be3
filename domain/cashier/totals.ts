import { paymentMeans, signed, type Movement } from '@healthcert/domain/fee';
import type { MeansTotal } from './events.ts';

export type Booked = Pick<Movement, 'movementId' | 'kind' | 'means' | 'amount'>;

/** The day's figures by means, of those means that moved anything; whole fen throughout. */
export const totalsOf = (booked: readonly Booked[]): readonly MeansTotal[] =>
  paymentMeans.flatMap((means) => {
    const own = booked.filter((movement) => movement.means === means);
    if (own.length === 0) return [];
    const of = (kind: Booked['kind']): number =>
      own.filter((movement) => movement.kind === kind).reduce((sum, { amount }) => sum + amount, 0);
    const net = own.reduce((sum, movement) => sum + signed(movement), 0);
    return [{ means, payments: of('payment'), reversals: of('reversal'), refunds: of('refund'), net, count: own.length }];
  });

export const cashOf = (totals: readonly MeansTotal[]): number => totals.find(({ means }) => means === 'cash')?.net ?? 0;
