import type { Migration } from '../postgres/migration.ts';

/**
 * `job` holds codes and ids alone. A row stays when its job is done, for thirty days: it tells what was done and when.
 * `reaction_progress`: how far each reaction has read the history of one store.
 */
const tables = `
CREATE TABLE job (
  id uuid PRIMARY KEY,
  reaction text NOT NULL,
  kind text NOT NULL,
  payload jsonb NOT NULL,
  cause uuid NOT NULL,
  correlation_id text NOT NULL,
  run_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'givenUp')),
  attempts integer NOT NULL DEFAULT 0,
  replays integer NOT NULL DEFAULT 0,
  leased_until timestamptz,
  because text,
  settled_at timestamptz
);
CREATE INDEX job_due ON job (run_at) WHERE state = 'waiting';
CREATE INDEX job_settled ON job (settled_at) WHERE state = 'done';
CREATE TABLE reaction_progress (
  reaction text NOT NULL,
  epoch text NOT NULL,
  position text,
  PRIMARY KEY (reaction, epoch)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON job, reaction_progress TO healthcert_app;
`;

export const jobsMigrations: readonly Migration[] = [{ name: 'jobs/001-jobs', up: tables }];
