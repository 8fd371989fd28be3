// Stored for ever: add a version, never edit.
import type { EventDefinition } from '@healthcert/domain/kernel';
import { bounds } from '@healthcert/domain/programme';
import { z } from 'zod';
import { person, plannedItem, reasonGiven, staged } from './common.ts';

export const recheckLevels = ['due', 'overdue'] as const;

/** How many days before and after its day a recheck is pointed out. */
export const recheckReminders = z.object({ before: z.int().min(0), after: z.int().min(1) });

const itemOfPerson = { ...person, ...staged, item: z.string() };

const resultAsRecorded = {
  ...itemOfPerson,
  station: z.string(),
  /** By the programme's normal findings, and by the ranges of the form for sex and age. */
  abnormal: z.boolean(),
  /** Which edition of whose result form it was judged by (null inside: the city's); null: the programme's item. */
  form: z.object({ institutionId: z.string().nullable(), edition: z.int() }).nullable(),
  /** Whole years on the day of the examination. */
  age: z.int(),
  /** Codes of the notifiable diseases that it makes one suspect, as the programme says. */
  suspects: z.array(z.string()),
  performerId: z.string(),
  deviceId: z.string().nullable(),
  reagentLot: z.string().nullable(),
  performedAt: z.string(),
};

const findingsMade = {
  findings: z.array(z.object({ code: z.string(), site: z.string().nullable() })),
  /** `text`: as it was typed or received; `bound`: only a limit is known (">1000"); `choice`: a code of the field's. */
  values: z.array(
    z.object({
      field: z.string(),
      value: z.number().nullable(),
      bound: z.enum(bounds).optional(),
      choice: z.string().optional(),
      text: z.string().optional(),
    }),
  ),
  /** Of the interview: what the person had, since when, whether and when it was cured. Days may be a year or a month. */
  history: z
    .array(
      z.object({
        disease: z.string(),
        since: z.string().nullable(),
        cured: z.boolean().nullable(),
        curedSince: z.string().nullable(),
        remark: z.string().nullable(),
      }),
    )
    .optional(),
  remark: z.string().nullable(),
};

/** What is to be examined, what was found, and what is to be examined again. */
export const examinationEvents = {
  ItemAdded: {
    version: 1,
    subject: 'personId',
    plain: z.object({ ...itemOfPerson, station: z.string() }),
    clinical: z.object({ reason: z.string().nullable() }),
  },
  ItemRemoved: { version: 1, subject: 'personId', plain: z.object(itemOfPerson), clinical: reasonGiven },
  ItemRefused: { version: 1, subject: 'personId', plain: z.object(itemOfPerson), clinical: reasonGiven },
  ItemDeferred: {
    version: 1,
    subject: 'personId',
    plain: z.object({ ...itemOfPerson, dueOn: z.string().nullable() }),
    clinical: reasonGiven,
  },
  ResultRecorded: { version: 1, subject: 'personId', plain: z.object(resultAsRecorded), clinical: z.object(findingsMade) },
  /** Stands beside the result it corrects: both stay in the log. */
  ResultCorrected: {
    version: 1,
    subject: 'personId',
    plain: z.object(resultAsRecorded),
    clinical: z.object({ ...findingsMade, reason: z.string() }),
  },
  FurtherItemsOrdered: {
    version: 1,
    plain: z.object({ ...staged, items: z.array(plannedItem), because: z.array(z.string()) }),
  },
  /** These items are to be examined again; a conclusion `recheck` is thereby withdrawn. */
  RecheckOrdered: {
    version: 1,
    subject: 'personId',
    plain: z.object({ ...person, ...staged, items: z.array(plannedItem), dueOn: z.string().nullable(), remind: recheckReminders }),
    clinical: z.object({ reason: z.string().nullable() }),
  },
  /** The day agreed on is near, or has passed, and the recheck is not done. */
  RecheckReminded: {
    version: 1,
    plain: z.object({ ...person, dueOn: z.string(), level: z.enum(recheckLevels), remindedAt: z.string() }),
  },
} as const satisfies Record<string, EventDefinition>;
