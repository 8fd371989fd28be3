import { operation, type Target } from '@healthcert/domain/kernel';
import { cashierDayId, cashierDecider } from './decider.ts';
import { cashierForms } from './forms.ts';

/** A day belongs to its cashier; an administrator reaches those of the institution. */
const ofCashier = ({ institutionId, cashierId }: { readonly institutionId: string; readonly cashierId: string }): Target => ({
  institutionId,
  ownerId: cashierId,
});

export const cashierOperations = {
  closeCashierDay: operation({
    name: 'closeCashierDay',
    title: { zh: '收费日结', en: 'Close a cashier’s day' },
    decider: cashierDecider,
    input: cashierForms.closeCashierDay.input,
    facts: cashierForms.closeCashierDay.facts,
    stream: cashierDayId,
    target: ofCashier,
    retryOnConflict: true,
  }),
  reopenCashierDay: operation({
    name: 'reopenCashierDay',
    title: { zh: '撤销日结', en: 'Reopen a cashier’s day' },
    decider: cashierDecider,
    input: cashierForms.reopenCashierDay.input,
    stream: cashierDayId,
    target: ofCashier,
    retryOnConflict: true,
  }),
};
