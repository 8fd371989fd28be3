import type { Decider } from '@healthcert/domain/kernel';
import { notificationEvents, reminderLevels, type NotificationEvent, type ReminderLevel } from './events.ts';
import type { NotificationCommand, NotificationCommandNamed } from './forms.ts';
import { reject } from './rejections.ts';

export interface NotificationTask {
  readonly disease: string;
  /** Whose results suspect it. */
  readonly items: readonly string[];
  readonly suspectedAt: string;
  /** As a physician stated it; null: the time runs from the result. */
  readonly diagnosedAt: string | null;
  readonly hours: number;
  readonly dueAt: string;
  readonly state: 'open' | 'reported' | 'dismissed' | 'withdrawn';
  readonly assigneeId: string | null;
  readonly reminded: readonly ReminderLevel[];
  readonly told: readonly string[];
  readonly cardNumber: string | null;
}

/** What one case obliges to report, one task for each disease. */
export interface Notifications {
  readonly institutionId: string | null;
  readonly personId: string | null;
  readonly tasks: readonly NotificationTask[];
}

export const noNotifications: Notifications = { institutionId: null, personId: null, tasks: [] };

const hour = 3_600_000;
const day = 24 * hour;

const decide = (command: NotificationCommand, state: Notifications): readonly NotificationEvent[] => {
  switch (command.type) {
    case 'SettleSuspicions':
      return settle(command, state);
    case 'RemindNotification':
      return remind(command, state);
    case 'DiagnoseNotification':
      return diagnose(command, state);
    case 'AssignNotification':
      return assign(command, state);
    case 'ReportNotification':
      return report(command, state);
    case 'DismissNotification':
      return dismiss(command, state);
  }
};

const taskOf = ({ tasks }: Notifications, disease: string): NotificationTask | undefined => tasks.find((task) => task.disease === disease);

/** New suspicions are raised, or join the open task of their disease; those that a correction took away are withdrawn. */
const settle = ({ data, meta }: NotificationCommandNamed<'SettleSuspicions'>, state: Notifications): readonly NotificationEvent[] => {
  const { caseId, personId, institutionId, item, suspects, knownAt } = data;
  const of = { caseId, personId, institutionId };
  const identity = data.name === null ? null : { name: data.name };
  const raised = [...new Set(suspects)].flatMap((disease): NotificationEvent[] => {
    const task = taskOf(state, disease);
    if (task?.state === 'open') return task.items.includes(item) ? [] : [{ type: 'SuspicionJoined', data: { ...of, disease, item } }];
    // One report of a disease serves the case, whatever confirms it later.
    if (task?.state === 'reported') return [];
    const { hours, ...law } =
      data.deadlines.find((one) => one.disease === disease) ?? reject('UnknownDisease', { field: 'suspects', with: { disease } });
    const dueAt = new Date(Date.parse(knownAt) + hours * hour).toISOString();
    return [{ type: 'NotificationRaised', data: { ...of, ...law, hours, item, suspectedAt: knownAt, dueAt, identity } }];
  });
  if (!data.corrected) return raised;
  const withdrawn = state.tasks
    .filter((task) => task.state === 'open' && task.items.includes(item) && !suspects.includes(task.disease))
    .map(({ disease, items }): NotificationEvent =>
      items.length > 1
        ? { type: 'SuspicionLeft', data: { ...of, disease, item } }
        : { type: 'NotificationWithdrawn', data: { ...of, disease, item, withdrawnAt: meta.now } },
    );
  return [...raised, ...withdrawn];
};

interface Found {
  readonly task: NotificationTask;
  readonly of: { readonly personId: string; readonly institutionId: string };
}

const found = (state: Notifications, disease: string): Found => {
  const task = taskOf(state, disease);
  const { personId, institutionId } = state;
  if (!task || personId === null || institutionId === null) return reject('NoSuchNotification', { field: 'disease' });
  return { task, of: { personId, institutionId } };
};

const open = (state: Notifications, disease: string): Found => {
  const { task, of } = found(state, disease);
  if (task.state === 'reported') return reject('AlreadyReported', { field: 'disease' });
  if (task.state === 'dismissed') return reject('AlreadyDismissed', { field: 'disease' });
  return task.state === 'withdrawn' ? reject('AlreadyWithdrawn', { field: 'disease' }) : { task, of };
};

/** A deadline of a task that was settled meanwhile, or raised anew, concerns nobody. */
const remind = ({ data, meta }: NotificationCommandNamed<'RemindNotification'>, state: Notifications): readonly NotificationEvent[] => {
  const { task, of } = found(state, data.disease);
  if (task.state !== 'open' || task.dueAt !== data.dueAt || task.reminded.includes(data.level)) return [];
  const { caseId, disease, dueAt, level } = data;
  const reached = reminderLevels.findLast((one) => one === level || task.reminded.includes(one)) ?? level;
  const told = [...new Set([...task.told, ...data.told])];
  return [{ type: 'NotificationReminded', data: { ...of, caseId, disease, level, reached, dueAt, remindedAt: meta.now, told } }];
};

/** Within sense: not in the future, and not long before the result was known. */
const diagnose = ({ data, meta }: NotificationCommandNamed<'DiagnoseNotification'>, state: Notifications): readonly NotificationEvent[] => {
  const { task, of } = open(state, data.disease);
  const { caseId, disease } = data;
  const { hours, dueAt: dueBefore } = task;
  const at = Date.parse(data.diagnosedAt);
  const diagnosedAt = new Date(at).toISOString();
  if (task.diagnosedAt === diagnosedAt) return [];
  if (at > Date.parse(meta.now)) reject('DiagnosedInFuture', { field: 'diagnosedAt' });
  if (at < Date.parse(task.suspectedAt) - data.mostDaysBefore * day)
    reject('DiagnosedTooEarly', { field: 'diagnosedAt', with: { days: data.mostDaysBefore } });
  const stated = { diagnosedAt, diagnosedBy: meta.actorId, statedAt: meta.now };
  const dueAt = new Date(at + hours * hour).toISOString();
  return [{ type: 'NotificationDiagnosed', data: { ...of, caseId, disease, ...stated, hours, dueAt, dueBefore } }];
};

const assign = ({ data, meta }: NotificationCommandNamed<'AssignNotification'>, state: Notifications): readonly NotificationEvent[] => {
  const { task, of } = open(state, data.disease);
  if (task.assigneeId === data.assigneeId) return [];
  return [{ type: 'NotificationAssigned', data: { ...of, ...data, assignedBy: meta.actorId } }];
};

const report = ({ data, meta }: NotificationCommandNamed<'ReportNotification'>, state: Notifications): readonly NotificationEvent[] => {
  const standing = taskOf(state, data.disease);
  if (standing?.state === 'reported' && standing.cardNumber === data.cardNumber) return [];
  const { task, of } = open(state, data.disease);
  if (data.cardNumber === '') reject('CardNumberMissing', { field: 'cardNumber' });
  if (data.reportedTo === '') reject('ReportedToMissing', { field: 'reportedTo' });
  const reportedAt = data.reportedAt ?? meta.now;
  if (Date.parse(reportedAt) > Date.parse(meta.now)) reject('ReportedInFuture', { field: 'reportedAt' });
  if (Date.parse(reportedAt) < Math.min(Date.parse(task.suspectedAt), Date.parse(task.diagnosedAt ?? task.suspectedAt)))
    reject('ReportedBeforeSuspicion', { field: 'reportedAt' });
  const { caseId, disease, cardNumber, reportedTo } = data;
  const reported = { ...of, caseId, disease, cardNumber, reportedTo, reportedAt, reportedBy: meta.actorId };
  return [{ type: 'NotificationReported', data: reported }];
};

const dismiss = ({ data, meta }: NotificationCommandNamed<'DismissNotification'>, state: Notifications): readonly NotificationEvent[] => {
  if (taskOf(state, data.disease)?.state === 'dismissed') return [];
  const { of } = open(state, data.disease);
  if (data.reason === '') reject('ReasonMissing', { field: 'reason' });
  const { caseId, disease, reason } = data;
  const dismissed = { ...of, caseId, disease, dismissedBy: meta.actorId, dismissedAt: meta.now, clinical: { reason } };
  return [{ type: 'NotificationDismissed', data: dismissed }];
};

const changed = (state: Notifications, disease: string, change: (task: NotificationTask) => Partial<NotificationTask>): Notifications => ({
  ...state,
  tasks: state.tasks.map((task) => (task.disease === disease ? { ...task, ...change(task) } : task)),
});

const evolve = (state: Notifications, { type, data }: NotificationEvent): Notifications => {
  const { disease } = data;
  switch (type) {
    case 'NotificationRaised': {
      const { item, suspectedAt, hours, dueAt, institutionId, personId } = data;
      const raised = {
        disease,
        items: [item],
        suspectedAt,
        diagnosedAt: null,
        hours,
        dueAt,
        state: 'open' as const,
        assigneeId: null,
        reminded: [],
        told: [],
        cardNumber: null,
      };
      return { institutionId, personId, tasks: [...state.tasks.filter((task) => task.disease !== disease), raised] };
    }
    case 'SuspicionJoined':
      return changed(state, disease, ({ items }) => ({ items: [...items, data.item] }));
    case 'SuspicionLeft':
      return changed(state, disease, ({ items }) => ({ items: items.filter((item) => item !== data.item) }));
    case 'NotificationWithdrawn':
      return changed(state, disease, () => ({ items: [], state: 'withdrawn' }));
    case 'NotificationAssigned':
      return changed(state, disease, () => ({ assigneeId: data.assigneeId }));
    case 'NotificationReminded':
      return changed(state, disease, ({ reminded }) => ({ reminded: [...reminded, data.level], told: data.told }));
    // Reminders of the new deadline are others than those of the old one.
    case 'NotificationDiagnosed':
      return changed(state, disease, () => ({ diagnosedAt: data.diagnosedAt, dueAt: data.dueAt, reminded: [] }));
    case 'NotificationReported':
      return changed(state, disease, () => ({ state: 'reported', cardNumber: data.cardNumber }));
    case 'NotificationDismissed':
      return changed(state, disease, () => ({ state: 'dismissed' }));
  }
};

export const notificationDecider: Decider<Notifications, NotificationCommand, NotificationEvent> = {
  events: notificationEvents,
  initial: noNotifications,
  decide,
  evolve,
};
