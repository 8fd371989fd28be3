import { payers } from '@healthcert/domain/fee';
import type { Command } from '@healthcert/domain/kernel';
import { documentTypes, sexes } from '@healthcert/domain/person';
import { outcomes } from '@healthcert/domain/programme';
import { z } from 'zod';
import { copyKinds, recheckLevels, recheckReminders, revocationCauses, takers } from './events.ts';

const id = z.uuid();
const code = z.string().min(1).max(64);
const line = z.string().trim().max(200);
const paragraph = z.string().trim().max(2000);
/** A missing reason is a refusal with words of its own, so the form lets it pass. */
const reason = z.string().trim().max(500);
const date = z.iso.date();
const instant = z.iso.datetime().max(30);

const ofCase = { caseId: id };
const ofCertificate = { ...ofCase, certificateNumber: code };
const withReason = z.object({ ...ofCase, reason });
const certificateWithReason = z.object({ ...ofCertificate, reason });
const itemWithReason = z.object({ ...ofCase, item: code, reason });

const identity = {
  name: line.min(1).max(100),
  documentType: z.enum(documentTypes),
  documentNumber: z.string().trim().min(1).max(40),
  /** Birth date and sex may be left out where the document's number tells them. */
  birthDate: date.nullish(),
  sex: z.enum(sexes).nullish(),
  phone: z.string().trim().max(30).nullish(),
  employer: line.nullish(),
  address: line.nullish(),
  nationality: z.string().trim().max(60).nullish(),
  portraitFile: code.nullish(),
  ethnicGroup: code.nullish(),
  education: code.nullish(),
  industry: code.nullish(),
  /** Whole years. */
  yearsOfService: z.int().min(0).max(70).nullish(),
  /** Of the employers known to the city. */
  employerCode: code.nullish(),
  /** Pictures of papers, stored before; all of them, not only the new ones. */
  copies: z
    .array(z.object({ kind: z.enum(copyKinds), file: code }))
    .max(20)
    .nullish(),
};

/** Whose papers these are, and what was entered as checked against the document's number. */
const identified = {
  personId: id,
  name: line.min(1).max(100),
  documentNumber: z.string().min(1).max(40),
  birthDate: date,
  sex: z.enum(sexes),
};

const finding = z.object({ code, site: line.nullish() });
/** A number, or the text as it was typed or received: then the text decides. */
const value = z.object({ field: code, value: z.number().nullish(), text: z.string().trim().max(1000).nullish() });

/** "2019", "2019-05" or "2019-05-20": people remember years. */
const sometime = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
  .max(10);
const pastDisease = z.object({
  disease: code,
  since: sometime.nullish(),
  cured: z.boolean().nullish(),
  curedSince: sometime.nullish(),
  remark: line.nullish(),
});

const result = {
  ...ofCase,
  item: code,
  findings: z.array(finding).max(50),
  values: z.array(value).max(100),
  /** Of the interview alone. */
  history: z.array(pastDisease).max(30).nullish(),
  remark: paragraph.nullish(),
  /** Who examined; the actor where it is left out. */
  performerId: code.nullish(),
  deviceId: code.nullish(),
  reagentLot: code.nullish(),
  /** When it was done; now where it is left out. */
  performedAt: instant.nullish(),
};

const certificateFacts = z.object({
  /** Claimed in the city before it is used. */
  number: code,
  opaqueId: code,
  statusList: z.int().min(1),
  statusIndex: z.int().min(0),
  maskedDocument: z.string().max(60),
  portraitHash: z.string().max(128).nullable(),
});

/** The forms of every command: what the caller sends, and what the door adds (`facts` win over an input of that name). */
export const caseForms = {
  registerCase: {
    input: z.object({
      ...ofCase,
      institutionId: code,
      programmeId: code,
      jobCode: code,
      ...identity,
      /** Who bears the fee, where the institution charges; the usual payer of its policy where it is left out. */
      payer: z.enum(payers).nullish(),
      /** Papers or reason for it. */
      payerEvidence: z.string().trim().max(500).nullish(),
      /** Id of the case whose certificate is renewed. */
      renewalOf: id.nullish(),
      /** Id of the old system's certificate that is renewed. */
      renewalOfArchived: id.nullish(),
      /** The booking of today that the person comes with. */
      booking: z.object({ date, bookingId: id }).nullish(),
      /** Why another case is registered beside an open one of the same person, place and programme. */
      besideOpen: reason.nullish(),
      /** Entered later from a numbered blank form, with the true time. */
      paper: z
        .object({
          formNumber: z.string().trim().min(1).max(30),
          occurredAt: instant,
          /** The form was printed for another programme, and the person is registered under this one knowingly. */
          otherProgramme: z.boolean().optional(),
        })
        .nullish(),
    }),
    facts: z.object({
      ...identified,
      caseNumber: code,
      programme: z.object({ id: code, version: z.int().min(1) }),
      category: code,
      renewalOf: z.union([z.object({ caseId: id, certificateNumber: code }), z.object({ archiveId: id })]).nullable(),
      /** The form's number as printed, claimed for this case. */
      paperForm: code.nullable(),
      /** Null: the institution does not charge. */
      payer: z.enum(payers).nullable(),
      payerEvidence: z.string().nullable(),
      /** Ids of the open cases that it is registered beside. */
      besides: z.array(id),
    }),
  },
  /** `personId` of the facts: whom the document names; the case's own person where it names nobody yet. */
  correctRegistration: {
    input: z.object({ ...ofCase, jobCode: code, ...identity }),
    facts: z.object(identified),
  },
  cancelCase: { input: withReason },
  reinstateCase: { input: z.object(ofCase) },
  recordArrival: { input: z.object(ofCase) },

  addItem: { input: z.object({ ...ofCase, item: code, reason: reason.nullish() }) },
  removeItem: { input: itemWithReason },
  refuseItem: { input: itemWithReason },
  deferItem: { input: z.object({ ...ofCase, item: code, reason, dueOn: date.nullish() }) },
  recordResult: { input: z.object(result) },
  correctResult: { input: z.object({ ...result, reason }) },
  orderRecheck: {
    input: z.object({ ...ofCase, items: z.array(code).min(1).max(100), dueOn: date.nullish(), reason: reason.nullish() }),
    facts: z.object({ remind: recheckReminders }),
  },

  /** Sent by the system, by a job of the recheck. */
  remindRecheck: { input: z.object({ ...ofCase, dueOn: date, level: z.enum(recheckLevels) }) },

  concludeCase: { input: z.object({ ...ofCase, opinion: paragraph.nullish() }) },
  concludeByHand: { input: z.object({ ...ofCase, outcome: z.enum(outcomes), reason, opinion: paragraph.nullish() }) },
  returnConclusion: { input: withReason },
  reopenCase: { input: withReason },
  /** `remote`: the reviewer acts for an institution above the case's own; `remoteRequired`: that clinic has but one physician. */
  reviewConclusion: { input: z.object(ofCase), facts: z.object({ remote: z.boolean(), remoteRequired: z.boolean() }) },

  issueCertificate: { input: z.object(ofCase), facts: certificateFacts },
  printCertificate: { input: z.object(ofCertificate) },
  reprintCertificate: { input: certificateWithReason },
  handOutCertificate: {
    input: z.object({ ...ofCertificate, takenBy: z.enum(takers), takerName: line.max(100).nullish() }),
  },
  undoHandOut: { input: certificateWithReason },
  suspendCertificate: { input: certificateWithReason },
  reinstateCertificate: { input: certificateWithReason },
  /** `because` is asked for, instead of the reason in words, once the holder was erased. */
  revokeCertificate: { input: z.object({ ...ofCertificate, reason, because: z.enum(revocationCauses).nullish() }) },
  /** `certificateNumber` is the old one, `number` of the facts the new. */
  supersedeCertificate: { input: certificateWithReason, facts: certificateFacts },
};

type Forms = typeof caseForms;
type DataOf<Form> = Form extends { readonly input: infer Input extends z.ZodObject; readonly facts: infer Facts extends z.ZodObject }
  ? Omit<z.output<Input>, keyof z.output<Facts>> & z.output<Facts>
  : Form extends { readonly input: infer Input extends z.ZodObject }
    ? z.output<Input>
    : never;

export type CaseCommand = { [Name in keyof Forms]: Command<Capitalize<Name>, DataOf<Forms[Name]>> }[keyof Forms];
export type CommandNamed<Type extends CaseCommand['type']> = Extract<CaseCommand, { readonly type: Type }>;
