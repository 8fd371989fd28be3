import { operation, operationsByCase, type Operation } from '@healthcert/domain/kernel';
import type { z } from 'zod';
import { caseForms } from './commands.ts';
import { caseDecider } from './decider.ts';

type CaseOperation<Input extends z.ZodObject, Facts extends z.ZodObject> = Operation<typeof caseDecider, Input, Facts>;

/** What every operation of a case has in common: its stream and whose it is. */
const ofCase = operationsByCase(caseDecider, ({ registration }) => ({
  institutionId: registration?.institutionId ?? null,
  ownerId: registration?.personId ?? null,
}));

/** A judgement on what its maker saw: after a conflict they look again. */
const onWhatWasSeen = <Input extends z.ZodObject, Facts extends z.ZodObject>(of: CaseOperation<Input, Facts>): typeof of => ({
  ...of,
  retryOnConflict: false,
});

const f = caseForms;

/** What the system alone does, by jobs. */
export const caseProcess = {
  remindRecheck: ofCase('remindRecheck', '复查提醒', 'Remind of a recheck', f.remindRecheck),
};

/** Everything that may be done with a case. Their names are their permissions. */
export const caseOperations = {
  registerCase: operation({
    ...ofCase('registerCase', '登记', 'Register', f.registerCase),
    target: ({ institutionId }) => ({ institutionId }),
    startsStream: true,
  }),
  correctRegistration: onWhatWasSeen(ofCase('correctRegistration', '更正登记', 'Correct the registration', f.correctRegistration)),
  cancelCase: onWhatWasSeen(ofCase('cancelCase', '取消登记', 'Cancel', f.cancelCase)),
  reinstateCase: onWhatWasSeen(ofCase('reinstateCase', '撤销取消登记', 'Take up a cancelled case again', f.reinstateCase)),
  recordArrival: ofCase('recordArrival', '到检登记', 'Record the arrival', f.recordArrival),

  addItem: ofCase('addItem', '加项', 'Add an item', f.addItem),
  removeItem: ofCase('removeItem', '减项', 'Remove an item', f.removeItem),
  refuseItem: ofCase('refuseItem', '登记拒检', 'Record a refusal', f.refuseItem),
  deferItem: ofCase('deferItem', '登记延期检查', 'Defer an item', f.deferItem),
  recordResult: ofCase('recordResult', '录入结果', 'Record a result', f.recordResult),
  correctResult: onWhatWasSeen(ofCase('correctResult', '更正结果', 'Correct a result', f.correctResult)),
  orderRecheck: ofCase('orderRecheck', '安排复查', 'Order a recheck', f.orderRecheck),

  concludeCase: onWhatWasSeen(ofCase('concludeCase', '按规则作出结论', 'Conclude by the rules', f.concludeCase)),
  concludeByHand: onWhatWasSeen(ofCase('concludeByHand', '人工作出结论', 'Conclude by hand', f.concludeByHand)),
  returnConclusion: onWhatWasSeen(ofCase('returnConclusion', '退回结论', 'Return the conclusion', f.returnConclusion)),
  reopenCase: onWhatWasSeen(ofCase('reopenCase', '重新打开', 'Reopen', f.reopenCase)),
  reviewConclusion: onWhatWasSeen(ofCase('reviewConclusion', '复核结论', 'Review the conclusion', f.reviewConclusion)),

  issueCertificate: ofCase('issueCertificate', '发证', 'Issue a certificate', f.issueCertificate),
  printCertificate: ofCase('printCertificate', '打印健康证', 'Print the certificate', f.printCertificate),
  reprintCertificate: ofCase('reprintCertificate', '补打健康证', 'Reprint the certificate', f.reprintCertificate),
  handOutCertificate: ofCase('handOutCertificate', '领证登记', 'Hand out the certificate', f.handOutCertificate),
  undoHandOut: ofCase('undoHandOut', '撤销领证登记', 'Undo a hand-out', f.undoHandOut),
  suspendCertificate: ofCase('suspendCertificate', '暂停健康证', 'Suspend the certificate', f.suspendCertificate),
  reinstateCertificate: ofCase('reinstateCertificate', '恢复健康证', 'Reinstate the certificate', f.reinstateCertificate),
  revokeCertificate: ofCase('revokeCertificate', '吊销健康证', 'Revoke the certificate', f.revokeCertificate),
  supersedeCertificate: ofCase('supersedeCertificate', '换发健康证', 'Supersede the certificate', f.supersedeCertificate),
};
