import type { Migration } from '../postgres/migration.ts';

/**
 * Failures are counted by what was typed and where from, known or not, so that a lock tells nobody which names exist.
 * `subject` is a hash: people type passwords into the name field.
 */
const tables = `
CREATE TABLE credential (
  staff_id text PRIMARY KEY,
  login_name text NOT NULL UNIQUE,
  password_hash text NOT NULL,
  must_change boolean NOT NULL,
  changed_at timestamptz NOT NULL
);

CREATE TABLE sign_in_failure (
  subject bytea PRIMARY KEY,
  failures integer NOT NULL,
  last_failed_at timestamptz NOT NULL,
  locked_until timestamptz NOT NULL
);
CREATE INDEX sign_in_failure_age ON sign_in_failure (last_failed_at);

CREATE TABLE session (
  token_hash bytea PRIMARY KEY,
  staff_id text NOT NULL REFERENCES credential ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  user_agent text,
  ip_prefix text
);
CREATE INDEX session_staff ON session (staff_id) WHERE revoked_at IS NULL;
CREATE INDEX session_age ON session (expires_at);

GRANT SELECT, INSERT ON credential TO healthcert_app;
GRANT UPDATE (login_name, password_hash, must_change, changed_at) ON credential TO healthcert_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_failure TO healthcert_app;
GRANT SELECT, INSERT, DELETE ON session TO healthcert_app;
GRANT UPDATE (last_seen_at, revoked_at) ON session TO healthcert_app;
`;

/** The secret is sealed; of a recovery code only the hash is kept. `last_period`: a code is good for one sign-in. */
const secondFactor = `
ALTER TABLE session
  ADD COLUMN acts_for text,
  ADD COLUMN second_factor_at timestamptz;

CREATE TABLE second_factor (
  staff_id text PRIMARY KEY REFERENCES credential ON DELETE CASCADE,
  sealed bytea NOT NULL,
  begun_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  last_period bigint NOT NULL DEFAULT 0
);
CREATE TABLE recovery_code (
  staff_id text NOT NULL REFERENCES credential ON DELETE CASCADE,
  code_hash bytea NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (staff_id, code_hash)
);

GRANT UPDATE (acts_for, second_factor_at) ON session TO healthcert_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON second_factor, recovery_code TO healthcert_app;
`;

/** A passkey's public half; its private half never leaves the device. A challenge is good once, in the session that asked for it. */
const passkeys = `
CREATE TABLE passkey (
  credential_id text PRIMARY KEY,
  staff_id text NOT NULL REFERENCES credential ON DELETE CASCADE,
  name text NOT NULL,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL,
  added_at timestamptz NOT NULL,
  last_used_at timestamptz
);
CREATE INDEX passkey_staff ON passkey (staff_id);
ALTER TABLE session
  ADD COLUMN challenge text,
  ADD COLUMN challenge_until timestamptz;

GRANT SELECT, INSERT, DELETE ON passkey TO healthcert_app;
GRANT UPDATE (counter, last_used_at) ON passkey TO healthcert_app;
GRANT UPDATE (challenge, challenge_until) ON session TO healthcert_app;
`;

/** How somebody came: what was asked of a password is not asked of whom another system vouches for. */
const handOver = `
ALTER TABLE session ADD COLUMN came_by text NOT NULL DEFAULT 'password' CHECK (came_by IN ('password', 'office'));
`;

export const accountsMigrations: readonly Migration[] = [
  { name: 'accounts/001-credentials-and-sessions', up: tables },
  { name: 'accounts/002-second-factor-and-place', up: secondFactor },
  { name: 'accounts/003-passkeys', up: passkeys },
  { name: 'accounts/004-hand-over', up: handOver },
];
