import type { Migration } from '../postgres/migration.ts';

const table = `
CREATE TABLE desk_agent (
  agent_id uuid PRIMARY KEY,
  institution_id text NOT NULL,
  name text NOT NULL,
  code_hash bytea UNIQUE,
  code_expires_at timestamptz NOT NULL,
  token_hash bytea UNIQUE,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  paired_at timestamptz,
  computer text,
  version text,
  last_seen_at timestamptz,
  revoked_by text,
  revoked_at timestamptz,
  CHECK (token_hash IS NULL OR code_hash IS NULL)
);
CREATE INDEX desk_agent_institution ON desk_agent (institution_id);
GRANT SELECT, INSERT, UPDATE ON desk_agent TO healthcert_app;
`;

export const deskPairingMigrations: readonly Migration[] = [{ name: 'desk-pairing/001-agents', up: table }];
