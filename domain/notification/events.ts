// Stored for ever: add a version, never edit.
import { events, type EventOf } from '@healthcert/domain/kernel';
import { z } from 'zod';

/** Whom a reminder is for: who handles it, the institution's administrator, the county. */
export const reminderLevels = ['handler', 'institution', 'county'] as const;
export type ReminderLevel = (typeof reminderLevels)[number];

/** The disease is a code of the list of notifiable diseases: figures are recounted from it. */
const ofTask = { caseId: z.string(), personId: z.string(), institutionId: z.string(), disease: z.string() };

export const notificationEvents = events('notification', {
  NotificationRaised: {
    version: 1,
    subject: 'personId',
    plain: z.object({
      ...ofTask,
      /** Whose result suspects the disease. */
      item: z.string(),
      /** When it was known. */
      suspectedAt: z.string(),
      /** The edition of the list in force then, and what it says. */
      edition: z.int(),
      diseaseClass: z.enum(['A', 'B', 'C']),
      hours: z.number(),
      dueAt: z.string(),
    }),
    /** As registered when it was raised: whom to call. */
    identity: z.object({ name: z.string() }),
  },
  /** Another result suspects the same disease: one report serves both. */
  SuspicionJoined: { version: 1, plain: z.object({ ...ofTask, item: z.string() }) },
  /** A result that suspected it was corrected; others still do. */
  SuspicionLeft: { version: 1, plain: z.object({ ...ofTask, item: z.string() }) },
  /** The last result that suspected it was corrected: there is nothing to report. */
  NotificationWithdrawn: { version: 1, plain: z.object({ ...ofTask, item: z.string(), withdrawnAt: z.string() }) },
  NotificationAssigned: { version: 1, plain: z.object({ ...ofTask, assigneeId: z.string(), assignedBy: z.string() }) },
  NotificationReminded: {
    version: 1,
    plain: z.object({
      ...ofTask,
      level: z.enum(reminderLevels),
      /** The highest level so far: reminders that are late together come in any order. */
      reached: z.enum(reminderLevels),
      dueAt: z.string(),
      remindedAt: z.string(),
      /** Ids of the staff who were told so far: their lists show it. */
      told: z.array(z.string()),
    }),
  },
  /** A physician says since when they suspect or diagnose it: the law counts from then, not from the result. */
  NotificationDiagnosed: {
    version: 1,
    plain: z.object({
      ...ofTask,
      diagnosedAt: z.string(),
      diagnosedBy: z.string(),
      statedAt: z.string(),
      hours: z.number(),
      dueAt: z.string(),
      /** What was due before this was stated. */
      dueBefore: z.string(),
    }),
  },
  NotificationReported: {
    version: 1,
    plain: z.object({ ...ofTask, cardNumber: z.string(), reportedTo: z.string(), reportedAt: z.string(), reportedBy: z.string() }),
  },
  NotificationDismissed: {
    version: 1,
    subject: 'personId',
    plain: z.object({ ...ofTask, dismissedBy: z.string(), dismissedAt: z.string() }),
    clinical: z.object({ reason: z.string() }),
  },
});

export type NotificationEvent = EventOf<typeof notificationEvents>;
