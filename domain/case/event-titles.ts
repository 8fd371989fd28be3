import type { Text } from '@healthcert/domain/kernel';
import type { CaseEvent } from './events.ts';

/** What each event is called in a time line. */
export const eventTitles: Readonly<Record<CaseEvent['type'], Text>> = {
  CaseRegistered: { zh: '登记', en: 'Registered' },
  RegistrationCorrected: { zh: '更正登记', en: 'Registration corrected' },
  CaseCancelled: { zh: '取消', en: 'Cancelled' },
  CaseReinstated: { zh: '撤销取消', en: 'Taken up again' },
  PersonArrived: { zh: '到检', en: 'Arrived' },
  ItemAdded: { zh: '增加项目', en: 'Item added' },
  ItemRemoved: { zh: '删除项目', en: 'Item removed' },
  ItemRefused: { zh: '拒检', en: 'Item refused' },
  ItemDeferred: { zh: '延期检查', en: 'Item deferred' },
  ResultRecorded: { zh: '录入结果', en: 'Result recorded' },
  ResultCorrected: { zh: '更正结果', en: 'Result corrected' },
  FurtherItemsOrdered: { zh: '追加检查', en: 'Further items ordered' },
  RecheckOrdered: { zh: '开具复查', en: 'Recheck ordered' },
  RecheckReminded: { zh: '复查提醒', en: 'Reminded of the recheck' },
  CaseConcluded: { zh: '体检结论', en: 'Concluded' },
  ConclusionReturned: { zh: '退回结论', en: 'Conclusion returned' },
  CaseReopened: { zh: '重新打开', en: 'Reopened' },
  ConclusionReviewed: { zh: '复核', en: 'Reviewed' },
  CertificateIssued: { zh: '签发健康证', en: 'Certificate issued' },
  CertificatePrinted: { zh: '打印', en: 'Printed' },
  CertificateReprinted: { zh: '补打', en: 'Reprinted' },
  CertificateHandedOut: { zh: '领证', en: 'Handed out' },
  HandOutUndone: { zh: '撤销领证登记', en: 'Hand-out undone' },
  CertificateSuspended: { zh: '暂停', en: 'Suspended' },
  CertificateReinstated: { zh: '恢复', en: 'Reinstated' },
  CertificateRevoked: { zh: '吊销', en: 'Revoked' },
  CertificateSuperseded: { zh: '换发', en: 'Superseded' },
};
