import type { NotificationEvent, ReminderLevel } from '@healthcert/domain/notification';
import { commandIntent, reaction } from './reaction.ts';

/** At which part of the time allowed by law: whoever is told last is told when it is over. */
const reminders: readonly (readonly [ReminderLevel, number])[] = [
  ['handler', 0.5],
  ['institution', 0.75],
  ['county', 1],
];

interface Deadline {
  readonly caseId: string;
  readonly disease: string;
  readonly dueAt: string;
}

const remindersOf = (from: string, { caseId, disease, dueAt }: Deadline) =>
  reminders.map(([level, part]) => {
    const at = Date.parse(from) + (Date.parse(dueAt) - Date.parse(from)) * part;
    return commandIntent(level, 'remindNotification', { caseId, disease, dueAt, level }, new Date(at).toISOString());
  });

/** A deadline that was moved has reminders of its own; those of the one before find nothing to do. */
export const remindOfNotificationUntilItIsHandled = reaction<NotificationEvent>({
  name: 'remind-of-notification-until-it-is-handled',
  on: {
    NotificationRaised: ({ data }) => remindersOf(data.suspectedAt, data),
    NotificationDiagnosed: ({ data }) => remindersOf(data.diagnosedAt, data),
  },
});
