import type { FeeEvent, FeeEventNamed, MovementKind } from '@healthcert/domain/fee';
import { projection, rowsOf } from '../kernel/index.ts';
import { paymentListModel } from './table.ts';

const { put, patch } = rowsOf(paymentListModel);

const moved = (kind: MovementKind, caseId: string, data: FeeEventNamed<'FeePaid'>['data'], reverses: string | null = null) =>
  put({
    institutionId: data.institutionId,
    receiptNumber: data.receiptNumber,
    caseId,
    kind,
    means: data.means,
    amount: kind === 'payment' ? data.amount : -data.amount,
    cashierId: data.cashierId,
    day: data.day,
    at: data.at,
    reverses,
    reversed: false,
  });

export const paymentList = projection<FeeEvent>({
  readModel: paymentListModel,
  on: {
    FeePaid: ({ data, streamId }) => moved('payment', streamId, data),
    FeeRefunded: ({ data, streamId }) => moved('refund', streamId, data),
    PaymentReversed: ({ data, streamId }) => [
      patch([data.institutionId, data.reverses], { reversed: true }),
      moved('reversal', streamId, data, data.reverses),
    ],
  },
});
