import { hash } from 'node:crypto';
import type { KeptEntry } from './entry.ts';

/** What the first entry is chained to. */
export const genesis: Buffer = Buffer.alloc(32);

/**
 * SHA-256 over the entry's content in its canonical form: a JSON array in this order, without spaces, UTF-8.
 * A storage promise: a regulator's own verifier recomputes it. Another order would need another first element.
 */
export const digestOf = (entry: KeptEntry): Buffer =>
  hash(
    'sha256',
    JSON.stringify([
      1,
      entry.at,
      entry.kind,
      entry.what,
      entry.actorId,
      entry.actorRoles,
      entry.institutionId,
      entry.subjectIds,
      entry.subjectCount,
      entry.purpose,
      entry.correlationId,
      entry.ipPrefix,
    ]),
    'buffer',
  );

/** SHA-256 over the hash before (32 bytes), the sequence number (8 bytes, big-endian), and the entry's digest (32 bytes). */
export const linkOf = (previous: Buffer, sequence: bigint, digest: Buffer): Buffer => {
  const number = Buffer.alloc(8);
  number.writeBigInt64BE(sequence);
  return hash('sha256', Buffer.concat([previous, number, digest]), 'buffer');
};
