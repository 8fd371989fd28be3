import type { CashierEvent } from '@healthcert/domain/cashier';
import type { FeeEvent, FeeEventNamed } from '@healthcert/domain/fee';
import { projection, rowsOf } from '../kernel/index.ts';
import { cashierDayListModel } from './table.ts';

const { put, patch, add } = rowsOf(cashierDayListModel);

interface Day {
  readonly institutionId: string;
  readonly cashierId: string;
  readonly day: string;
}
const keyOf = ({ institutionId, cashierId, day }: Day) => [institutionId, cashierId, day] as const;

const moved = (data: FeeEventNamed<'FeePaid'>['data'], sign: 1 | -1) =>
  add(keyOf(data), { movements: 1, [data.means]: sign * data.amount, total: sign * data.amount });

export const cashierDayList = projection<CashierEvent | FeeEvent>({
  readModel: cashierDayListModel,
  on: {
    CashierDayOpened: ({ data: { institutionId, cashierId, day, openedAt } }) =>
      put({
        institutionId,
        cashierId,
        day,
        state: 'open',
        movements: 0,
        cash: 0,
        wechat: 0,
        alipay: 0,
        unionpay: 0,
        card: 0,
        insurance: 0,
        total: 0,
        countedCash: null,
        difference: null,
        differenceReason: null,
        openedAt,
        closedAt: null,
      }),
    FeePaid: ({ data }) => moved(data, 1),
    PaymentReversed: ({ data }) => moved(data, -1),
    FeeRefunded: ({ data }) => moved(data, -1),
    CashierDayClosed: ({ data }) => {
      const { countedCash, difference, differenceReason, closedAt } = data;
      return patch(keyOf(data), { state: 'closed', countedCash, difference, differenceReason, closedAt });
    },
    CashierDayReopened: ({ data }) =>
      patch(keyOf(data), { state: 'open', countedCash: null, difference: null, differenceReason: null, closedAt: null }),
  },
});
