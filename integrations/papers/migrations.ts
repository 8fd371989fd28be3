import type { Migration } from '../postgres/migration.ts';

const tables = `
-- What was printed, when, by whom, by which design. INSERT only: a second print of the same paper is a second row.
CREATE TABLE printed_paper (
  sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  paper_id text NOT NULL,
  institution_id text,
  actor_id text NOT NULL,
  layout jsonb NOT NULL,
  printed_at timestamptz NOT NULL
);
CREATE INDEX printed_paper_of ON printed_paper (kind, paper_id);
GRANT SELECT, INSERT ON printed_paper TO healthcert_app;

-- The examination form as it was kept for a state of its case. The bytes are a sealed file.
CREATE TABLE archived_paper (
  kind text NOT NULL,
  paper_id text NOT NULL,
  version integer NOT NULL,
  person_id text NOT NULL,
  file_id uuid NOT NULL,
  state_hash text NOT NULL,
  sha256 text NOT NULL,
  archived_at timestamptz NOT NULL,
  PRIMARY KEY (kind, paper_id, version)
);
GRANT SELECT, INSERT ON archived_paper TO healthcert_app;
`;

const jobs = `
-- What one wish to print printed: fetched again because nothing came out of the printer, it counts once.
ALTER TABLE printed_paper ADD COLUMN job_id uuid;
CREATE UNIQUE INDEX printed_paper_once ON printed_paper (job_id, kind, paper_id);
`;

export const papersMigrations: readonly Migration[] = [
  { name: 'papers/001-printed-and-archived', up: tables },
  { name: 'papers/002-jobs', up: jobs },
];
