// Stored for ever: add a version, never edit.
import { payers } from '@healthcert/domain/fee';
import type { EventDefinition } from '@healthcert/domain/kernel';
import { sexes } from '@healthcert/domain/person';
import { z } from 'zod';
import { person, plannedItem, reasonGiven, staged } from './common.ts';

/** Papers of which a picture is kept with a registration. */
export const copyKinds = ['idCard', 'businessLicence', 'foodLicence', 'other'] as const;

const identityAsRegistered = z.object({
  name: z.string(),
  /** A code of the person's papers: see `documentTypes`. */
  documentType: z.string(),
  documentNumber: z.string(),
  birthDate: z.string(),
  phone: z.string().nullable(),
  employer: z.string().nullable(),
  /** Id of the sealed file. */
  portraitFile: z.string().nullable(),
  address: z.string().nullable(),
  nationality: z.string().nullable(),
  /** Codes of the registers `ethnic-groups`, `educations` and `industries`, as the examination form asks. */
  ethnicGroup: z.string().nullable(),
  education: z.string().nullable(),
  industry: z.string().nullable(),
  yearsOfService: z.int().nullable(),
  /** Code in the register `employers`; null: known by its name alone. */
  employerCode: z.string().nullable(),
  /** Ids of sealed files. */
  copies: z.array(z.object({ kind: z.enum(copyKinds), file: z.string() })),
});

/** The card before: a case's, or one of an old system (I6), whose number may be a document's and stays with it. */
const renewed = z.union([z.object({ caseId: z.string(), certificateNumber: z.string() }), z.object({ archiveId: z.string() })]);

const particulars = {
  jobCode: z.string(),
  sex: z.enum(sexes),
  birthYear: z.int(),
  /** Whole years on the day of registration. */
  ageAtRegistration: z.int(),
  /** Younger than the programme's minimum age: warned, not refused. */
  underAge: z.boolean(),
};

/** Who comes, with which papers, for which job; and whether they are here. */
export const registrationEvents = {
  CaseRegistered: {
    version: 1,
    subject: 'personId',
    plain: z.object({
      ...person,
      caseNumber: z.string(),
      institutionId: z.string(),
      programme: z.object({ id: z.string(), version: z.int() }),
      category: z.string(),
      ...particulars,
      items: z.array(plannedItem.extend({ state: z.enum(['pending']) })),
      registeredAt: z.string(),
      source: z.enum(['desk', 'paper']),
      /** The numbered blank form it was entered from later; then `registeredAt` is the true time, and the event's own that of the entry. */
      paperForm: z.string().nullable(),
      renewalOf: renewed.nullable(),
      /** Who was said to bear the fee, where one is charged: left out elsewhere. The fee itself has a stream of its own. */
      payer: z.enum(payers).optional(),
      /** The booking that it was registered for: left out of who came without one. */
      booking: z.object({ date: z.string(), bookingId: z.string() }).optional(),
      /** Cases of the same person, place and programme that were open then; left out where there were none. */
      besides: z.array(z.string()).optional(),
    }),
    /** `besideOpen`: why another case was registered beside those. */
    identity: identityAsRegistered.extend({ payerEvidence: z.string().optional(), besideOpen: z.string().optional() }),
  },
  RegistrationCorrected: {
    version: 1,
    subject: 'personId',
    plain: z.object({ ...person, ...staged, ...particulars, itemsAdded: z.array(plannedItem), itemsRemoved: z.array(z.string()) }),
    identity: identityAsRegistered,
  },
  CaseCancelled: { version: 1, subject: 'personId', plain: z.object({ ...person, cancelledAt: z.string() }), identity: reasonGiven },
  /** Cancelled by mistake and taken up again, on the same day. */
  CaseReinstated: { version: 1, plain: z.object({ ...person, ...staged, recheckDueOn: z.string().nullable() }) },
  PersonArrived: { version: 1, plain: z.object({ arrivedAt: z.string() }) },
} as const satisfies Record<string, EventDefinition>;
