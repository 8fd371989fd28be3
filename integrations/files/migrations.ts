import type { Migration } from '../postgres/migration.ts';

/** `size` and `sha256` are of the sealed bytes, so that a damaged row is found without the key. */
const table = `
CREATE TABLE stored_file (
  id uuid PRIMARY KEY,
  person_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('portrait', 'paper', 'form', 'seal')),
  content_type text NOT NULL,
  bytes bytea NOT NULL,
  size integer NOT NULL,
  sha256 bytea NOT NULL,
  stored_at timestamptz NOT NULL
);
-- Sealed bytes are random: compressing them is work for nothing.
ALTER TABLE stored_file ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE INDEX stored_file_person ON stored_file (person_id, kind);
GRANT SELECT, INSERT, DELETE ON stored_file TO healthcert_app;
`;

export const filesMigrations: readonly Migration[] = [{ name: 'files/001-stored-files', up: table }];
