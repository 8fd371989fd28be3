// Stored for ever: add a version, never edit.
import { events, type EventOf } from '@healthcert/domain/kernel';
import { revocationCauses } from '@healthcert/domain/case';
import { z } from 'zod';

/** How a certificate of the old system stood when it was taken over. Expiry is a date, not a standing. */
export const oldValidities = ['valid', 'suspended', 'revoked'] as const;

const whose = { archiveId: z.string(), personId: z.string(), institutionId: z.string() };

/** An old number may be the holder's document number, so it is as personal as their name. */
const identity = z.object({
  number: z.string(),
  name: z.string(),
  documentType: z.string().nullable(),
  documentNumber: z.string().nullable(),
  birthDate: z.string().nullable(),
  sex: z.enum(['male', 'female']).nullable(),
  jobName: z.string().nullable(),
  employer: z.string().nullable(),
  /** Who issued it, as the old system says. */
  issuer: z.string().nullable(),
});

const clinical = z.object({ reason: z.string() });

export const archivedCertificateEvents = events('archive', {
  CertificateArchived: {
    version: 1,
    subject: 'personId',
    plain: z.object({
      ...whose,
      importId: z.string(),
      /** Code of the old system. */
      source: z.string(),
      /** Keyed hashes of number and name, and of what its code says: by them a card in hand is found, and nobody else. */
      cardKey: z.string(),
      codeKey: z.string().nullable(),
      /** Whether a document number says who the holder is. Where none does, `personId` stands for the card alone. */
      linked: z.boolean(),
      /** The holder's record was made for this. */
      enrolled: z.boolean(),
      validity: z.enum(oldValidities),
      examinedOn: z.string().nullable(),
      /** First and last day. */
      validFrom: z.string().nullable(),
      validUntil: z.string(),
      archivedAt: z.string(),
      archivedBy: z.string(),
    }),
    identity,
  },
  /** Somebody has found out whose it is. `formerHolderId`: what stood for the holder before; its key is destroyed. */
  ArchivedCertificateLinked: {
    version: 1,
    subject: 'personId',
    plain: z.object({ ...whose, formerHolderId: z.string(), linkedAt: z.string(), linkedBy: z.string() }),
    identity,
  },
  ArchivedCertificateSuspended: { version: 1, subject: 'personId', plain: z.object(whose), clinical },
  ArchivedCertificateReinstated: { version: 1, subject: 'personId', plain: z.object(whose), clinical },
  ArchivedCertificateRevoked: {
    version: 1,
    subject: 'personId',
    plain: z.object({ ...whose, because: z.enum(revocationCauses).nullable() }),
    clinical,
  },
  /** Its holder was registered again because of it: a case here. */
  ArchivedCertificateRenewed: {
    version: 1,
    plain: z.object({ ...whose, caseId: z.string(), renewedAt: z.string(), renewedBy: z.string() }),
  },
  /** The import that brought it was undone. */
  ArchivedCertificateWithdrawn: {
    version: 1,
    plain: z.object({ ...whose, importId: z.string(), withdrawnAt: z.string(), withdrawnBy: z.string() }),
  },
});

export type ArchivedCertificateEvent = EventOf<typeof archivedCertificateEvents>;

const ofImport = { importId: z.string(), institutionId: z.string() };

/** An import of an old system's file: what it brought stands in the certificates, how far it came stands here. */
export const archiveImportEvents = events('archiveimport', {
  ArchiveImportBegun: {
    version: 1,
    plain: z.object({
      ...ofImport,
      source: z.string(),
      /** SHA-256 of the file: by it the same file is known again. */
      fileHash: z.string(),
      rows: z.int(),
      begunAt: z.string(),
      begunBy: z.string(),
    }),
  },
  /** The next rows of the file were gone through; the counts are of these rows alone. */
  ArchiveRowsEntered: {
    version: 1,
    plain: z.object({
      ...ofImport,
      /** Rows of the file that came before these. */
      from: z.int(),
      rows: z.int(),
      entered: z.int(),
      known: z.int(),
      refused: z.int(),
      /** People whose records these rows brought without a card. */
      persons: z.array(z.string()),
      finished: z.boolean(),
      enteredAt: z.string(),
    }),
  },
  /** From here on no further row comes in. */
  ArchiveUndoBegun: { version: 1, plain: z.object({ ...ofImport, undoneBy: z.string(), undoneAt: z.string() }) },
  ArchiveUndoFinished: { version: 1, plain: z.object({ ...ofImport, withdrawn: z.int(), kept: z.int(), finishedAt: z.string() }) },
});

export type ArchiveImportEvent = EventOf<typeof archiveImportEvents>;
