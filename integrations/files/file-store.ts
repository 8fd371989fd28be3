import type { Vault } from '@healthcert/domain/kernel';
import { hash } from 'node:crypto';
import type { Pool } from 'pg';
import { checkFile, reject, type FileKind } from './check-file.ts';

export interface NewFile {
  /** UUID, chosen by the caller: the same file put again under it is stored once. */
  readonly id: string;
  readonly personId: string;
  readonly kind: FileKind;
  readonly bytes: Uint8Array;
}

export interface FileDescription {
  readonly id: string;
  readonly personId: string;
  readonly kind: FileKind;
  readonly contentType: string;
  /** ISO instant. */
  readonly storedAt: string;
}

export interface StoredFile extends FileDescription {
  readonly bytes: Uint8Array;
}

/** Files about persons, sealed by the person's key: whoever has the table alone, or its backup, can open none. */
export interface FileStore {
  /** @throws Rejection FileEmpty, FileTooLarge, NotAnImage, NotAPaper, FileIdTaken; SubjectErased */
  put(file: NewFile): Promise<FileDescription>;
  /** Whose it is, for the check before it is opened. */
  find(id: string): Promise<FileDescription | null>;
  /** Null: no such file, or its person is erased. @throws if the sealed bytes were changed */
  get(id: string): Promise<StoredFile | null>;
  /** Whether there was one. */
  remove(id: string): Promise<boolean>;
  /** After an erasure: what nobody can open need not be kept. Returns how many. */
  removeOf(personId: string): Promise<number>;
}

export interface FileStoreSettings {
  /** A pool of the application's role. */
  readonly pool: Pool;
  readonly vault: Pick<Vault, 'seal' | 'open'>;
  readonly now?: () => Date;
}

interface FileRow {
  readonly id: string;
  readonly personId: string;
  readonly kind: FileKind;
  readonly contentType: string;
  readonly storedAt: Date;
}

const columns = 'id, person_id AS "personId", kind, content_type AS "contentType", stored_at AS "storedAt"';

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

const describe = ({ storedAt, ...row }: FileRow): FileDescription => ({ ...row, storedAt: storedAt.toISOString() });

const sameFile = (stored: StoredFile | null, { personId, kind, bytes }: NewFile): stored is StoredFile =>
  stored !== null && stored.personId === personId && stored.kind === kind && Buffer.from(stored.bytes).equals(bytes);

export const createFileStore = ({ pool, vault, now = () => new Date() }: FileStoreSettings): FileStore => {
  const select = async <Row extends FileRow>(what: string, id: string): Promise<Row | null> => {
    if (!uuid.test(id)) return null;
    const { rows } = await pool.query<Row>(`SELECT ${what} FROM stored_file WHERE id = $1`, [id]);
    return rows[0] ?? null;
  };

  const find = async (id: string): Promise<FileDescription | null> => {
    const row = await select<FileRow>(columns, id);
    return row && describe(row);
  };

  const get = async (id: string): Promise<StoredFile | null> => {
    const row = await select<FileRow & { bytes: Buffer }>(`${columns}, bytes`, id);
    if (!row) return null;
    const { bytes: sealed, ...described } = row;
    const bytes = await vault.open(row.personId, row.id, sealed);
    return bytes && { ...describe(described), bytes };
  };

  return {
    find,
    get,
    put: async (file) => {
      const { personId, kind, bytes } = file;
      const contentType = checkFile(kind, bytes);
      const id = file.id.toLowerCase();
      const sealed = Buffer.from(await vault.seal(personId, id, bytes));
      const { rows } = await pool.query<FileRow>(
        `INSERT INTO stored_file (id, person_id, kind, content_type, bytes, size, sha256, stored_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING RETURNING ${columns}`,
        [id, personId, kind, contentType, sealed, sealed.length, hash('sha256', sealed, 'buffer'), now()],
      );
      if (rows[0]) return describe(rows[0]);
      const stored = await get(id);
      if (!sameFile(stored, file)) return reject('FileIdTaken', { field: 'id' });
      const { bytes: _bytes, ...described } = stored;
      return described;
    },
    remove: async (id) => {
      if (!uuid.test(id)) return false;
      const { rowCount } = await pool.query('DELETE FROM stored_file WHERE id = $1', [id]);
      return rowCount === 1;
    },
    removeOf: async (personId) => {
      const { rowCount } = await pool.query('DELETE FROM stored_file WHERE person_id = $1', [personId]);
      return rowCount ?? 0;
    },
  };
};
