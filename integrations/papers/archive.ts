import { hash, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { FileStore } from '../files/index.ts';

export interface ArchivedPaper {
  readonly version: number;
  readonly fileId: string;
  /** Of what the paper was made of; the same state is the same paper. */
  readonly stateHash: string;
  /** Of the PDF's bytes, hexadecimal. */
  readonly sha256: string;
  /** ISO instant. */
  readonly archivedAt: string;
}

export interface PaperToKeep {
  readonly kind: string;
  readonly id: string;
  readonly personId: string;
  readonly stateHash: string;
  /** Makes the PDF; called only where this state is not kept yet. */
  readonly make: () => Promise<Uint8Array>;
}

/** Papers kept as they were handed out, sealed by the person's key: a correction adds a version, and removes none. */
export interface PaperArchive {
  /** The newest version if it is of this state, else a new one. @throws SubjectErased, and what `make` throws */
  keep(paper: PaperToKeep): Promise<{ readonly kept: ArchivedPaper; readonly bytes: Uint8Array }>;
  /** Newest first. */
  versions(kind: string, id: string): Promise<readonly ArchivedPaper[]>;
  /** Null: there is no such version, or its person is erased. */
  read(kind: string, id: string, version: number): Promise<Uint8Array | null>;
}

interface Row {
  readonly version: number;
  readonly fileId: string;
  readonly stateHash: string;
  readonly sha256: string;
  readonly archivedAt: Date;
}

export interface ArchiveSettings {
  readonly pool: Pool;
  readonly files: FileStore;
  readonly now?: () => Date;
}

export const createPaperArchive = ({ pool, files, now = () => new Date() }: ArchiveSettings): PaperArchive => {
  const versions = async (kind: string, id: string): Promise<ArchivedPaper[]> => {
    const { rows } = await pool.query<Row>(
      `SELECT version, file_id AS "fileId", state_hash AS "stateHash", sha256, archived_at AS "archivedAt"
       FROM archived_paper WHERE kind = $1 AND paper_id = $2 ORDER BY version DESC`,
      [kind, id],
    );
    return rows.map(({ archivedAt, ...row }) => ({ ...row, archivedAt: archivedAt.toISOString() }));
  };

  const stored = async (kept: ArchivedPaper | undefined, stateHash: string) => {
    if (kept?.stateHash !== stateHash) return null;
    const file = await files.get(kept.fileId);
    return file && { kept, bytes: file.bytes };
  };

  return {
    versions,
    read: async (kind, id, version) => {
      const kept = (await versions(kind, id)).find((one) => one.version === version);
      return kept ? ((await files.get(kept.fileId))?.bytes ?? null) : null;
    },
    keep: async ({ kind, id, personId, stateHash, make }) => {
      const [newest] = await versions(kind, id);
      const known = await stored(newest, stateHash);
      if (known) return known;
      const bytes = await make();
      const fileId = randomUUID();
      const kept = {
        version: (newest?.version ?? 0) + 1,
        fileId,
        stateHash,
        sha256: hash('sha256', bytes, 'hex'),
        archivedAt: now().toISOString(),
      };
      await files.put({ id: fileId, personId, kind: 'form', bytes });
      const { rowCount } = await pool.query(
        `INSERT INTO archived_paper (kind, paper_id, version, person_id, file_id, state_hash, sha256, archived_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
        [kind, id, kept.version, personId, fileId, stateHash, kept.sha256, kept.archivedAt],
      );
      if (rowCount === 1) return { kept, bytes };
      // Somebody else kept it a moment ago: theirs is the version, this file is not needed.
      await files.remove(fileId);
      const [theirs] = await versions(kind, id);
      return (await stored(theirs, stateHash)) ?? { kept, bytes };
    },
  };
};
