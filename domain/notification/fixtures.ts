import { commandMeta, fixedId } from '../testing/command-meta.ts';
import type { NotificationCommand, NotificationCommandNamed, NotificationEvent } from './index.ts';

export const caseId = fixedId(1);
export const personId = fixedId(2);
export const knownAt = '2026-03-02T01:30:00.000Z';
export const dueAt = '2026-03-03T01:30:00.000Z';
const disease = 'pulmonaryTuberculosis';
const of = { caseId, personId, institutionId: 'clinic-1', disease };

type DataOf<Type extends NotificationEvent['type']> = Extract<NotificationEvent, { readonly type: Type }>['data'];
type Sent<Type extends NotificationCommand['type']> = NotificationCommandNamed<Type>['data'];

const event =
  <Type extends NotificationEvent['type']>(type: Type, usual: DataOf<Type>) =>
  (over: Partial<DataOf<Type>> = {}): NotificationEvent =>
    ({ type, data: { ...usual, ...over } }) as unknown as NotificationEvent;

const command =
  <Type extends NotificationCommand['type']>(type: Type, usual: Sent<Type>, actorId = 'staff-wang') =>
  (over: Partial<Sent<Type>> = {}, now = '2026-03-02T03:00:00.000Z'): NotificationCommand =>
    ({ type, data: { ...usual, ...over }, meta: commandMeta({ actorId, now }) }) as unknown as NotificationCommand;

export const raised = event('NotificationRaised', {
  ...of,
  item: 'chestXray',
  suspectedAt: knownAt,
  edition: 1,
  diseaseClass: 'B',
  hours: 24,
  dueAt,
  identity: { name: '李明示例' },
});
export const joined = event('SuspicionJoined', { ...of, item: 'sputum' });
export const left = event('SuspicionLeft', { ...of, item: 'chestXray' });
export const withdrawn = event('NotificationWithdrawn', { ...of, item: 'chestXray', withdrawnAt: '2026-03-02T03:00:00.000Z' });
export const assigned = event('NotificationAssigned', { ...of, assigneeId: 'staff-li', assignedBy: 'staff-wang' });
export const reminded = event('NotificationReminded', {
  ...of,
  level: 'handler',
  reached: 'handler',
  dueAt,
  remindedAt: '2026-03-02T13:30:00.000Z',
  told: ['staff-li'],
});
export const diagnosed = event('NotificationDiagnosed', {
  ...of,
  diagnosedAt: '2026-03-02T02:30:00.000Z',
  diagnosedBy: 'staff-wang',
  statedAt: '2026-03-02T03:00:00.000Z',
  hours: 24,
  dueAt: '2026-03-03T02:30:00.000Z',
  dueBefore: dueAt,
});
const reporting = { cardNumber: '3411-2026-0001', reportedTo: '琅琊区疾控中心' };
export const reported = event('NotificationReported', {
  ...of,
  ...reporting,
  reportedAt: '2026-03-02T03:00:00.000Z',
  reportedBy: 'staff-wang',
});
export const dismissed = event('NotificationDismissed', {
  ...of,
  dismissedBy: 'staff-wang',
  dismissedAt: '2026-03-02T03:00:00.000Z',
  clinical: { reason: 'old lesion on comparison' },
});

export const settle = command(
  'SettleSuspicions',
  {
    caseId,
    personId,
    item: 'chestXray',
    suspects: [disease],
    corrected: false,
    knownAt,
    institutionId: 'clinic-1',
    name: '李明示例',
    deadlines: [{ disease, edition: 1, diseaseClass: 'B', hours: 24 }],
  },
  'worker',
);
const named = { caseId, disease };
export const remind = command('RemindNotification', { ...named, dueAt, level: 'handler', told: ['staff-li'] }, 'worker');
export const diagnose = command('DiagnoseNotification', { ...named, diagnosedAt: '2026-03-02T02:30:00.000Z', mostDaysBefore: 7 });
export const assign = command('AssignNotification', { ...named, assigneeId: 'staff-li' });
export const report = command('ReportNotification', { ...named, ...reporting });
export const dismiss = command('DismissNotification', { ...named, reason: 'old lesion on comparison' });
