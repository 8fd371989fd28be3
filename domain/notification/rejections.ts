import { rejections } from '@healthcert/domain/kernel';

export const notificationRefusals = {
  NoSuchNotification: { zh: '没有此传染病报告任务', en: 'There is no such notification task' },
  AlreadyReported: { zh: '该任务已报告', en: 'It was reported already' },
  AlreadyDismissed: { zh: '该任务已排除', en: 'It was dismissed already' },
  AlreadyWithdrawn: { zh: '结果已更正，该任务已撤销', en: 'The result was corrected: the task is withdrawn' },
  CardNumberMissing: { zh: '请填写传染病报告卡编号', en: 'Give the number of the report card' },
  ReportedToMissing: { zh: '请填写报告给谁', en: 'Say to whom it was reported' },
  ReportedInFuture: { zh: '报告时间晚于现在', en: 'The report is said to lie in the future' },
  ReportedBeforeSuspicion: { zh: '报告时间早于发现时间', en: 'The report is said to lie before the suspicion' },
  DiagnosedInFuture: { zh: '诊断时间晚于现在', en: 'The diagnosis is said to lie in the future' },
  DiagnosedTooEarly: { zh: '诊断时间早于结果 {days} 天以上', en: 'The diagnosis is said to lie more than {days} days before the result' },
  ReasonMissing: { zh: '请填写原因', en: 'Give a reason' },
  UnknownDisease: { zh: '传染病目录中没有“{disease}”', en: 'The list of notifiable diseases has no "{disease}"' },
  UnknownAssignee: { zh: '没有此人员，或其无权登记报告', en: 'There is no such member of staff, or they may not record the report' },
} as const;

export type NotificationRefusal = keyof typeof notificationRefusals;

export const reject = rejections<NotificationRefusal>(notificationRefusals);
