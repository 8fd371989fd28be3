import { rejections } from '@healthcert/domain/kernel';

export const openCasesRefusals = {
  CaseStillOpen: {
    zh: '此人 {day} 在本机构按同一方案的登记 {number} 尚未办结，请继续办理或先取消；确需另行登记，请填写原因',
    en: 'Case {number} of {day}, of the same person under the same programme here, is still open: go on with it or cancel it, or give a reason to register another',
  },
  NewerCaseOpen: {
    zh: '此人 {day} 在本机构按同一方案又有登记 {number}，尚未办结：请在该登记中办理，或先取消它',
    en: 'The same person has case {number} of {day} under the same programme here, still open: go on with that one, or cancel it first',
  },
  BeingRegistered: {
    zh: '另一窗口正在为此人登记，请稍候在名单中查看',
    en: 'Another desk is registering this person just now: look for them in the list in a moment',
  },
} as const;

export type OpenCasesRefusal = keyof typeof openCasesRefusals;

export const reject = rejections<OpenCasesRefusal>(openCasesRefusals);
