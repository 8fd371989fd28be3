/** Its violation is how an append learns that another one was first. */
export const oneEventPerRevision = 'one_event_per_revision';

/**
 * The log. `head` has one row: whoever holds its lock, to the end of the transaction, allots positions; so they have no
 * gaps and become visible in order, and one integer is a complete cursor. A stream needs no row of its own: that its
 * revision n exists can never become untrue, and that n + 1 does not is for the constraint to say. `json`, not `jsonb`:
 * nothing searches inside, and it is a sixth faster to write.
 */
export const tables = `
  CREATE SCHEMA event_store;

  CREATE TABLE event_store.head (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    position bigint NOT NULL,
    epoch text NOT NULL
  ) WITH (fillfactor = 10);
  INSERT INTO event_store.head (position, epoch) VALUES (0, gen_random_uuid()::text);

  CREATE TABLE event_store.events (
    position bigint PRIMARY KEY,
    stream text COLLATE "C" NOT NULL,
    revision integer NOT NULL,
    id uuid NOT NULL,
    type text COLLATE "C" NOT NULL,
    data json NOT NULL,
    metadata json NOT NULL,
    recorded_at timestamptz(3) NOT NULL,
    CONSTRAINT ${oneEventPerRevision} UNIQUE (stream, revision)
  );

  CREATE FUNCTION event_store.refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    RAISE EXCEPTION 'events are never changed or removed' USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE TRIGGER events_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON event_store.events
    FOR EACH STATEMENT EXECUTE FUNCTION event_store.refuse_change();

  GRANT USAGE ON SCHEMA event_store TO healthcert_app;
  GRANT SELECT ON event_store.head, event_store.events TO healthcert_app;
`;
