import { revocationCauses } from '@healthcert/domain/case';
import type { Command } from '@healthcert/domain/kernel';
import { documentTypes, sexes } from '@healthcert/domain/person';
import { z } from 'zod';
import { oldValidities } from './events.ts';

const id = z.uuid();
const code = z.string().min(1).max(64);
const line = z.string().trim().max(200).nullish();
const day = z.iso.date();
const archiveId = id;
const reason = z.string().trim().max(500);

/** Found by the door, or made by it: who the holder is. */
const holder = z.object({ personId: id });
const paper = { documentType: z.enum(documentTypes), documentNumber: z.string().trim().min(1).max(40) };
const particulars = { birthDate: day.nullish(), sex: z.enum(sexes).nullish() };

export const archivedCertificateForms = {
  /** Sent by an import for one row. `archiveId`: see `archiveIdOf` in the door; the same card has the same. */
  archiveCertificate: {
    input: z.object({
      archiveId,
      importId: id,
      source: code,
      institutionId: code,
      number: z.string().trim().min(1).max(100),
      /** What a scanner reads from the card's code. */
      code: z.string().trim().max(2000).nullish(),
      name: z.string().trim().min(1).max(100),
      documentType: z.enum(documentTypes).nullish(),
      documentNumber: z.string().trim().max(40).nullish(),
      ...particulars,
      jobName: line,
      employer: line,
      issuer: line,
      validity: z.enum(oldValidities),
      examinedOn: day.nullish(),
      validFrom: day.nullish(),
      validUntil: day,
    }),
    facts: holder.extend({ cardKey: z.string(), codeKey: z.string().nullable(), enrolled: z.boolean() }),
  },
  /** `nameDiffers`: the person named otherwise in their record was compared, and is the same. */
  linkArchivedCertificate: {
    input: z.object({ archiveId, ...paper, ...particulars, nameDiffers: z.boolean().default(false) }),
    facts: holder,
  },
  /** A step of registering the case that renews it; `personId`: whom that case is of. */
  renewArchivedCertificate: { input: z.object({ archiveId, caseId: id }), facts: holder },
  suspendArchivedCertificate: { input: z.object({ archiveId, reason }) },
  reinstateArchivedCertificate: { input: z.object({ archiveId, reason }) },
  /** `because`: of a holder who was erased, for whom no words can be kept. */
  revokeArchivedCertificate: { input: z.object({ archiveId, reason, because: z.enum(revocationCauses).nullish() }) },
  withdrawArchivedCertificate: { input: z.object({ archiveId, importId: id }) },
};

const count = z.int().min(0);
const importId = id;

export const archiveImportForms = {
  importArchive: {
    input: z.object({
      importId,
      institutionId: code,
      source: code,
      fileHash: z.string().regex(/^[0-9a-f]{64}$/),
      rows: z.int().min(1).max(100_000),
    }),
  },
  recordArchiveRows: {
    input: z.object({
      importId,
      from: count,
      rows: count,
      entered: count,
      known: count,
      refused: count,
      persons: z.array(id).max(50).default([]),
    }),
  },
  undoArchiveImport: { input: z.object({ importId }) },
  finishArchiveUndo: { input: z.object({ importId, withdrawn: count, kept: count }) },
};

type DataOf<Form> = Form extends { readonly input: infer Input extends z.ZodObject; readonly facts: infer Facts extends z.ZodObject }
  ? z.output<Input> & z.output<Facts>
  : Form extends { readonly input: infer Input extends z.ZodObject }
    ? z.output<Input>
    : never;

type CommandsOf<Forms> = { [Name in keyof Forms & string]: Command<Capitalize<Name>, DataOf<Forms[Name]>> }[keyof Forms & string];

export type ArchivedCertificateCommand = CommandsOf<typeof archivedCertificateForms>;
export type ArchivedCertificateCommandNamed<Type extends ArchivedCertificateCommand['type']> = Extract<
  ArchivedCertificateCommand,
  { readonly type: Type }
>;
export type ArchiveImportCommand = CommandsOf<typeof archiveImportForms>;
export type ArchiveImportCommandNamed<Type extends ArchiveImportCommand['type']> = Extract<ArchiveImportCommand, { readonly type: Type }>;

/** One row of a file as an import sends it. */
export type ArchiveInput = z.output<typeof archivedCertificateForms.archiveCertificate.input>;
