import type { Migration } from '../postgres/migration.ts';

/**
 * A destroyed key leaves the row, so that the person's id is never given out again. Destroying is a function, so that the
 * application's role can put no other key in place of one that is there.
 */
const persons = `
CREATE SCHEMA vault;
CREATE TABLE vault.persons (
  person_id text COLLATE "C" PRIMARY KEY,
  blind_index text COLLATE "C" UNIQUE,
  wrapped_key bytea,
  enrolled_at timestamptz NOT NULL DEFAULT now(),
  destroyed_at timestamptz,
  CONSTRAINT whole_or_destroyed CHECK (num_nulls(blind_index, wrapped_key) = CASE WHEN destroyed_at IS NULL THEN 0 ELSE 2 END)
);

CREATE FUNCTION vault.destroy_key(person text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE vault.persons SET blind_index = NULL, wrapped_key = NULL, destroyed_at = now()
  WHERE person_id = person AND destroyed_at IS NULL
$$;

GRANT USAGE ON SCHEMA vault TO healthcert_app;
GRANT SELECT (person_id, blind_index, wrapped_key), INSERT (person_id, blind_index, wrapped_key) ON vault.persons TO healthcert_app;
REVOKE ALL ON FUNCTION vault.destroy_key FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.destroy_key TO healthcert_app;
`;

export const vaultMigrations: readonly Migration[] = [{ name: 'vault/001-persons', up: persons }];
