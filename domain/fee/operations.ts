import { operation, operationsByCase } from '@healthcert/domain/kernel';
import { feeDecider } from './decider.ts';
import { feeForms } from './forms.ts';

const ofFee = operationsByCase(feeDecider, (fee) => ({ institutionId: fee?.institutionId ?? null, ownerId: fee?.personId ?? null }));

const f = feeForms;

/** Everything that may be done with the fee of a case. Their names are their permissions. */
export const feeOperations = {
  chargeFee: operation({
    ...ofFee('chargeFee', '开立收费', 'Charge a case', f.chargeFee),
    // Nothing stands yet whose place could be asked; the door compares it with the case's.
    target: ({ institutionId }) => ({ institutionId }),
  }),
  changePayer: ofFee('changePayer', '更改付费方', 'Change the payer', f.changePayer),
  waiveFee: ofFee('waiveFee', '减免费用', 'Waive the fee', f.waiveFee),
  payFee: ofFee('payFee', '收费', 'Take a payment', f.payFee),
  payFeeAtDesk: ofFee('payFeeAtDesk', '前台收费', 'Take a payment at the front desk', f.payFeeAtDesk),
  reversePayment: ofFee('reversePayment', '冲正', 'Reverse a payment', f.reversePayment),
  refundFee: ofFee('refundFee', '退费', 'Refund', f.refundFee),
};
