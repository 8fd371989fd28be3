// Stored for ever: add a version, never edit.
import type { EventDefinition } from '@healthcert/domain/kernel';
import { sexes } from '@healthcert/domain/person';
import { z } from 'zod';
import { person, reasonGiven } from './common.ts';

/** Why a certificate is revoked whose holder was erased; no words, which could name somebody. */
export const revocationCauses = ['personErased', 'issuedWrongly', 'unfitFound', 'lawRequires'] as const;

export const takers = ['holder', 'family', 'employer', 'other'] as const;

const numbered = { number: z.string() };

/** The certificate: its validity, and who has it in hand. */
export const certificateEvents = {
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
} as const satisfies Record<string, EventDefinition>;
