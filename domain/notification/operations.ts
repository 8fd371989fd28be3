import { operationsByCase } from '@healthcert/domain/kernel';
import { notificationDecider } from './decider.ts';
import { notificationForms } from './forms.ts';

const ofCase = operationsByCase(notificationDecider, ({ institutionId }) => ({ institutionId }));

const f = notificationForms;

export const notificationOperations = {
  diagnoseNotification: ofCase('diagnoseNotification', '填写诊断时间', 'State the time of diagnosis', f.diagnoseNotification),
  assignNotification: ofCase('assignNotification', '分派传染病报告', 'Assign a notification', f.assignNotification),
  reportNotification: ofCase('reportNotification', '登记传染病报告', 'Record a notification', f.reportNotification),
  dismissNotification: ofCase('dismissNotification', '排除传染病报告', 'Dismiss a notification', f.dismissNotification),
};

/** What the system alone does, by jobs. */
export const notificationProcess = {
  settleSuspicions: ofCase('settleSuspicions', '核对疑似传染病', 'Settle suspicions', f.settleSuspicions),
  remindNotification: ofCase('remindNotification', '传染病报告提醒', 'Remind of a notification', f.remindNotification),
};
