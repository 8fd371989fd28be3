import type { Migration } from '../postgres/migration.ts';

/**
 * A person may be found by several numbers, each of which leads to one person: the primary key of `document_indexes` is
 * what arbitrates between two who claim the same. A destroyed key leaves the person's row, so that the id is never given
 * out again, and takes the indexes away, so that the numbers are free. The application's role can put no other key in
 * place of one that is there, and can take an index from nobody: these are functions.
 */
const persons = `
CREATE SCHEMA vault;
CREATE TABLE vault.persons (
  person_id text COLLATE "C" PRIMARY KEY,
  wrapped_key bytea,
  enrolled_at timestamptz NOT NULL DEFAULT now(),
  destroyed_at timestamptz,
  CONSTRAINT whole_or_destroyed CHECK ((wrapped_key IS NULL) = (destroyed_at IS NOT NULL))
);
CREATE TABLE vault.document_indexes (
  blind_index text COLLATE "C" PRIMARY KEY,
  person_id text COLLATE "C" NOT NULL REFERENCES vault.persons,
  entered_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON vault.document_indexes (person_id);

CREATE FUNCTION vault.destroy_key(person text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE vault.persons SET wrapped_key = NULL, destroyed_at = now() WHERE person_id = person AND destroyed_at IS NULL;
  DELETE FROM vault.document_indexes WHERE person_id = person
$$;

-- The lock holds off a destruction until the index is in, so that it is taken away with the others.
CREATE FUNCTION vault.add_index(index text, person text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM FROM vault.persons WHERE person_id = person AND destroyed_at IS NULL FOR SHARE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  INSERT INTO vault.document_indexes (blind_index, person_id) VALUES (index, person) ON CONFLICT DO NOTHING;
  RETURN (SELECT person_id FROM vault.document_indexes WHERE blind_index = index);
END
$$;

CREATE FUNCTION vault.release_index(index text, person text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM vault.document_indexes WHERE blind_index = index AND person_id = person
$$;

GRANT USAGE ON SCHEMA vault TO healthcert_app;
GRANT SELECT (person_id, wrapped_key), INSERT (person_id, wrapped_key) ON vault.persons TO healthcert_app;
GRANT SELECT (blind_index, person_id), INSERT (blind_index, person_id) ON vault.document_indexes TO healthcert_app;
REVOKE ALL ON FUNCTION vault.destroy_key, vault.add_index, vault.release_index FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vault.destroy_key, vault.add_index, vault.release_index TO healthcert_app;
`;

export const vaultMigrations: readonly Migration[] = [{ name: 'vault/001-persons', up: persons }];
