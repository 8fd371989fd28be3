import type { NotificationEvent, ReminderLevel } from '@healthcert/domain/notification';
import { commandIntent, reaction } from './reaction.ts';

/** At which part of the time allowed by law: whoever is told last is told when it is over. */
const reminders: readonly (readonly [ReminderLevel, number])[] = [
  ['handler', 0.5],
  ['institution', 0.75],
  ['county', 1],
];

export const remindOfNotificationUntilItIsHandled = reaction<NotificationEvent>({
  name: 'remind-of-notification-until-it-is-handled',
  on: {
    NotificationRaised: ({ data: { caseId, disease, dueAt, suspectedAt } }) =>
      reminders.map(([level, part]) => {
        const at = Date.parse(suspectedAt) + (Date.parse(dueAt) - Date.parse(suspectedAt)) * part;
        return commandIntent(level, 'remindNotification', { caseId, disease, dueAt, level }, new Date(at).toISOString());
      }),
  },
});
