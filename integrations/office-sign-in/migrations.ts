import type { Migration } from '../postgres/migration.ts';

/**
 * What an issuer calls somebody, and who that is here: told by an administrator or by that user, never guessed. A hand-over
 * that is under way is known to one browser by its cookie, and is good once.
 */
const tables = `
CREATE TABLE sign_in_link (
  issuer text NOT NULL,
  subject text NOT NULL,
  staff_id text NOT NULL REFERENCES credential ON DELETE CASCADE,
  linked_at timestamptz NOT NULL,
  linked_by text NOT NULL,
  PRIMARY KEY (issuer, subject),
  UNIQUE (issuer, staff_id)
);
CREATE INDEX sign_in_link_staff ON sign_in_link (staff_id);

CREATE TABLE hand_over (
  handle_hash bytea PRIMARY KEY,
  state text NOT NULL,
  nonce text NOT NULL,
  code_verifier text NOT NULL,
  links_token_hash bytea,
  expires_at timestamptz NOT NULL
);

GRANT SELECT, INSERT, DELETE ON sign_in_link, hand_over TO healthcert_app;
`;

export const officeSignInMigrations: readonly Migration[] = [{ name: 'office-sign-in/001-links', up: tables }];
