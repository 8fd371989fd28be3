import type { Migration } from '../postgres/migration.ts';

const table = `
CREATE TABLE draft (
  actor_id text NOT NULL,
  name text NOT NULL,
  sealed bytea NOT NULL,
  written_at timestamptz NOT NULL,
  -- Kept until its writer removes it: a filter saved under a name.
  lasting boolean NOT NULL,
  PRIMARY KEY (actor_id, name)
);
CREATE INDEX draft_age ON draft (written_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON draft TO healthcert_app;
`;

export const draftsMigrations: readonly Migration[] = [{ name: 'drafts/001-drafts', up: table }];
