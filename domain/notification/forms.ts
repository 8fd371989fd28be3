import type { Command } from '@healthcert/domain/kernel';
import { z } from 'zod';
import { reminderLevels } from './events.ts';

const id = z.uuid();
const code = z.string().min(1).max(64);
const instant = z.iso.datetime().max(30);
const ofTask = { caseId: id, disease: code };

export const notificationForms = {
  /** What one item's result suspects now; sent by the system after every such result. */
  settleSuspicions: {
    input: z.object({
      caseId: id,
      personId: id,
      item: code,
      suspects: z.array(code).max(20),
      /** The result replaces an earlier one that was wrong: what only that suspected is withdrawn. */
      corrected: z.boolean(),
      knownAt: instant,
    }),
    facts: z.object({
      institutionId: code,
      /** Null: erased. */
      name: z.string().nullable(),
      /** Of the list of notifiable diseases as it is in force. */
      deadlines: z.array(z.object({ disease: code, edition: z.int(), diseaseClass: z.enum(['A', 'B', 'C']), hours: z.number() })),
    }),
  },
  remindNotification: {
    input: z.object({ ...ofTask, dueAt: instant, level: z.enum(reminderLevels) }),
    facts: z.object({ told: z.array(z.string()) }),
  },
  diagnoseNotification: {
    input: z.object({ ...ofTask, diagnosedAt: instant }),
    /** How far before its result a diagnosis may be said to lie: results are entered later than they were read. */
    facts: z.object({ mostDaysBefore: z.int().min(1) }),
  },
  assignNotification: { input: z.object({ ...ofTask, assigneeId: code }) },
  reportNotification: {
    input: z.object({
      ...ofTask,
      /** Of the report card in the national system. */
      cardNumber: z.string().trim().max(60),
      reportedTo: z.string().trim().max(100),
      /** Now where it is left out. */
      reportedAt: instant.nullish(),
    }),
  },
  dismissNotification: { input: z.object({ ...ofTask, reason: z.string().trim().max(500) }) },
};

type Forms = typeof notificationForms;
type DataOf<Form> = Form extends { readonly input: infer Input extends z.ZodObject; readonly facts: infer Facts extends z.ZodObject }
  ? z.output<Input> & z.output<Facts>
  : Form extends { readonly input: infer Input extends z.ZodObject }
    ? z.output<Input>
    : never;

export type NotificationCommand = { [Name in keyof Forms]: Command<Capitalize<Name>, DataOf<Forms[Name]>> }[keyof Forms];
export type NotificationCommandNamed<Type extends NotificationCommand['type']> = Extract<NotificationCommand, { readonly type: Type }>;
