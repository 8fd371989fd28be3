// Stored for ever: add a version, never edit.
import { payers } from '@healthcert/domain/fee';
import { events, type EventOf } from '@healthcert/domain/kernel';
import { sexes } from '@healthcert/domain/person';
import { bounds, outcomes } from '@healthcert/domain/programme';
import { z } from 'zod';

/** Where a case stands. The station's worklist and the figures of a day follow it. */
export const stages = ['registered', 'arrived', 'examining', 'examined', 'concluded', 'reviewed', 'cancelled'] as const;
export type Stage = (typeof stages)[number];

export const recheckLevels = ['due', 'overdue'] as const;
/** Why a certificate is revoked whose holder was erased; no words, which could name somebody. */
export const revocationCauses = ['personErased', 'issuedWrongly', 'unfitFound', 'lawRequires'] as const;
/** Papers of which a picture is kept with a registration. */
export const copyKinds = ['idCard', 'businessLicence', 'foodLicence', 'other'] as const;

export const takers = ['holder', 'family', 'employer', 'other'] as const;

/**
 * Free text is never plain: staff may write a name or a disease into any reason. Reasons of the desk are sealed as
 * identity, reasons of the examination and of a certificate's validity as clinical.
 */
const reasonGiven = z.object({ reason: z.string() });

const person = { personId: z.string() };
/** What stands after the event (read models fold rows, not cases): the stage, the stations with a pending item, how many items are abnormal. */
const staged = { stage: z.enum(stages), pendingStations: z.array(z.string()), abnormalItems: z.int() };

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

const plannedItem = z.object({ code: z.string(), station: z.string() });

const particulars = {
  jobCode: z.string(),
  sex: z.enum(sexes),
  birthYear: z.int(),
  /** Whole years on the day of registration. */
  ageAtRegistration: z.int(),
  /** Younger than the programme's minimum age: warned, not refused. */
  underAge: z.boolean(),
};

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

const numbered = { number: z.string() };
const reviewed = { reviewedBy: z.string(), reviewedAt: z.string(), remote: z.boolean() };

export const caseEvents = events('case', {
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
      renewalOf: z.object({ caseId: z.string(), certificateNumber: z.string() }).nullable(),
      /** Who was said to bear the fee, where one is charged: left out elsewhere. The fee itself has a stream of its own. */
      payer: z.enum(payers).optional(),
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
    plain: z.object({ ...person, ...staged, items: z.array(plannedItem), dueOn: z.string().nullable() }),
    clinical: z.object({ reason: z.string().nullable() }),
  },
  /** The day agreed on is near, or has passed, and the recheck is not done. */
  RecheckReminded: {
    version: 1,
    plain: z.object({ ...person, dueOn: z.string(), level: z.enum(recheckLevels), remindedAt: z.string() }),
  },

  CaseConcluded: {
    version: 1,
    subject: 'personId',
    plain: z.object({
      ...person,
      outcome: z.enum(outcomes),
      by: z.enum(['rules', 'hand']),
      /** Rows of the rule table that fired, also when concluded by hand. */
      ruleIds: z.array(z.string()),
      legalBasis: z.array(z.string()),
      concludedBy: z.string(),
      concludedAt: z.string(),
      /** Last day of a certificate on this conclusion; null unless fit. */
      validUntil: z.string().nullable(),
      /** Whose seal stands below the opinion: the institution's that gave it. */
      sealOf: z.string().nullable(),
    }),
    clinical: z.object({
      reasons: z.array(z.object({ zh: z.string(), en: z.string() })),
      /** The institution's opinion. */
      opinion: z.string().nullable(),
      handReason: z.string().nullable(),
    }),
  },
  ConclusionReturned: { version: 1, subject: 'personId', plain: z.object({ ...person, ...staged }), clinical: reasonGiven },
  CaseReopened: { version: 1, subject: 'personId', plain: z.object({ ...person, ...staged }), clinical: reasonGiven },
  ConclusionReviewed: { version: 1, plain: z.object({ ...reviewed, outcome: z.enum(outcomes) }) },

  CertificateIssued: {
    version: 1,
    subject: 'personId',
    plain: z.object({
      ...person,
      ...numbered,
      opaqueId: z.string(),
      /** Which status list, from 1, and the place in it. */
      statusList: z.int(),
      statusIndex: z.int(),
      category: z.string(),
      jobCode: z.string(),
      sex: z.enum(sexes),
      institutionId: z.string(),
      /** The last day on which something was examined. */
      examinedOn: z.string(),
      /** First and last day, in the city's calendar. */
      validFrom: z.string(),
      validUntil: z.string(),
      issuedAt: z.string(),
      issuedBy: z.string(),
      /** Number of the certificate it replaces, superseded by the same append. */
      supersedes: z.string().nullable(),
    }),
    identity: z.object({
      name: z.string(),
      maskedDocument: z.string(),
      portraitFile: z.string().nullable(),
      portraitHash: z.string().nullable(),
      jobName: z.string(),
      employer: z.string().nullable(),
    }),
  },
  CertificatePrinted: { version: 1, plain: z.object({ ...numbered, printedAt: z.string() }) },
  CertificateReprinted: {
    version: 1,
    subject: 'personId',
    plain: z.object({ ...person, ...numbered, printedAt: z.string() }),
    identity: reasonGiven,
  },
  CertificateHandedOut: {
    version: 1,
    subject: 'personId',
    plain: z.object({ ...person, ...numbered, takenBy: z.enum(takers), handedOutAt: z.string() }),
    identity: z.object({ takerName: z.string().nullable() }),
  },
  /** What was said of handing out was wrong, of another card or another taker: the card lies ready again. */
  HandOutUndone: {
    version: 1,
    subject: 'personId',
    plain: z.object({ ...person, ...numbered, undoneAt: z.string() }),
    identity: reasonGiven,
  },
  CertificateSuspended: { version: 1, subject: 'personId', plain: z.object({ ...person, ...numbered }), clinical: reasonGiven },
  CertificateReinstated: { version: 1, subject: 'personId', plain: z.object({ ...person, ...numbered }), clinical: reasonGiven },
  /** After its holder was erased nothing can be sealed for them any more: then the reason is a code, and there are no words. */
  CertificateRevoked: {
    version: 1,
    subject: 'personId',
    plain: z.object({ ...person, ...numbered, because: z.enum(revocationCauses).nullable() }),
    clinical: reasonGiven,
  },
  /** Always followed in the same append by the CertificateIssued of `newNumber`. */
  CertificateSuperseded: {
    version: 1,
    subject: 'personId',
    plain: z.object({ ...person, oldNumber: z.string(), newNumber: z.string() }),
    identity: reasonGiven,
  },
});

export type CaseEvent = EventOf<typeof caseEvents>;

/** One type of event, or of several. */
export type EventNamed<Type extends CaseEvent['type']> = Extract<CaseEvent, { readonly type: Type }>;
