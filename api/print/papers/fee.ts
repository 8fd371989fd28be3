import { feeStateOf, inCapitals, inYuan, isReversed, paidOf, sumOf } from '@healthcert/domain/fee';
import type { CasePaper } from './case-paper.ts';
import { feeStateWords, paymentMeansWords } from './words.ts';

/** How the fee stands, and the payment that stands for it; nothing where nothing is charged. */
export const feeValues = ({ fee, staffName }: CasePaper): Record<string, string> => {
  if (!fee) return {};
  const payment = fee.movements.findLast(({ kind, receiptNumber }) => kind === 'payment' && !isReversed(fee, receiptNumber));
  const paid = paidOf(fee.movements);
  const amount = paid > 0 ? paid : sumOf(fee.lines);
  return {
    feeState: feeStateWords(feeStateOf(fee)).zh,
    amount: `¥${inYuan(amount)}`,
    amountInWords: inCapitals(amount),
    ...(payment && {
      receiptNumber: payment.receiptNumber,
      means: paymentMeansWords(payment.means).zh,
      cashier: staffName(payment.cashierId),
    }),
  };
};
