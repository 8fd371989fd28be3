/** What the functions raise when a stream is not as far as the append expects. */
export const conflictState = 'HC409';

/** Loose expectations as the functions take them; -1 is `no_stream`. */
export const anyRevision = -2;
export const streamExists = -4;

/** The search path is pinned because the functions run with the owner's rights. */
const asOwner = `
  SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp`;

/** Plans made while the tables were nearly empty would scan them for ever, so the functions forbid that. */
const byIndex = `
  SET plan_cache_mode = force_generic_plan
  SET enable_seqscan = off
  SET enable_hashjoin = off
  SET enable_mergejoin = off`;

const gap = `RAISE EXCEPTION 'a stream has not come to the expected revision' USING ERRCODE = '${conflictState}'`;

/** Whether the stream has come to this revision. */
const hasReached = `
  CREATE FUNCTION event_store.has_reached(p_stream text, p_revision integer) RETURNS boolean LANGUAGE plpgsql ${asOwner} ${byIndex} AS $$
  BEGIN
    RETURN EXISTS (SELECT FROM event_store.events AS e WHERE e.stream = p_stream AND e.revision = p_revision);
  END $$;`;

/**
 * One event, by as few statements as can be: returns its position. `p_doubtful` where the caller does not know that the
 * stream has come to the revision before.
 */
const appendOne = `
  CREATE FUNCTION event_store.append_one(
    p_stream text, p_revision integer, p_doubtful boolean, p_id uuid, p_type text, p_data json, p_metadata json
  ) RETURNS bigint LANGUAGE plpgsql ${asOwner} AS $$
  #variable_conflict use_column
  DECLARE
    v_position bigint;
  BEGIN
    IF p_doubtful AND NOT event_store.has_reached(p_stream, p_revision - 1) THEN ${gap}; END IF;
    UPDATE event_store.head SET position = position + 1 WHERE only_row RETURNING position INTO v_position;
    INSERT INTO event_store.events (position, stream, revision, id, type, data, metadata, recorded_at)
    VALUES (v_position, p_stream, p_revision, p_id, p_type, p_data, p_metadata, clock_timestamp());
    RETURN v_position;
  END $$;`;

/**
 * A batch, all or nothing: how far streams must have come, where the caller does not know, and the events of all. Returns
 * the position of the last event; the others are before it without a gap. The lock on head comes last, because everybody waits for it.
 */
const appendBatch = `
  CREATE FUNCTION event_store.append_batch(
    p_streams text[], p_expected integer[],
    p_event_streams text[], p_event_revisions integer[], p_ids uuid[], p_types text[], p_data json[], p_metadata json[]
  ) RETURNS bigint LANGUAGE plpgsql ${asOwner} ${byIndex} AS $$
  #variable_conflict use_column
  DECLARE
    v_found integer;
    v_before bigint;
    v_now timestamptz;
  BEGIN
    IF cardinality(p_streams) > 0 THEN
      SELECT count(*) INTO v_found
      FROM unnest(p_streams, p_expected) AS u (stream, expected)
      JOIN event_store.events AS e ON e.stream = u.stream AND e.revision = u.expected;
      IF v_found <> cardinality(p_streams) THEN ${gap}; END IF;
    END IF;
    UPDATE event_store.head SET position = position + cardinality(p_ids) WHERE only_row
    RETURNING position - cardinality(p_ids) INTO v_before;
    v_now := clock_timestamp();
    INSERT INTO event_store.events (position, stream, revision, id, type, data, metadata, recorded_at)
    SELECT v_before + u.n, u.stream, u.revision, u.id, u.type, u.data, u.metadata, v_now
    FROM unnest(p_event_streams, p_event_revisions, p_ids, p_types, p_data, p_metadata)
      WITH ORDINALITY AS u (stream, revision, id, type, data, metadata, n);
    RETURN v_before + cardinality(p_ids);
  END $$;`;

/**
 * Each append decided by itself, one after the other, in one transaction that nobody else can append beside.
 * One row: per append whether it stands, whether it was there already, its last revision (or the stream's, if refused) and its last position.
 */
const appendEach = `
  CREATE FUNCTION event_store.append_each(
    p_streams text[], p_expected integer[], p_counts integer[], p_ids uuid[], p_types text[], p_data json[], p_metadata json[],
    OUT o_stands boolean[], OUT o_known boolean[], OUT o_revisions integer[], OUT o_positions bigint[]
  ) LANGUAGE plpgsql ${asOwner} ${byIndex} AS $$
  #variable_conflict use_column
  DECLARE
    v_count integer;
    v_first integer := 1;
    v_current integer;
    v_after integer;
    v_wanted uuid[];
    v_found uuid[];
    v_position bigint;
    v_stands boolean;
  BEGIN
    -- A statement of its own: those that follow see what was committed before the lock was had.
    SELECT position INTO v_position FROM event_store.head WHERE only_row FOR UPDATE;
    FOR v_append IN 1 .. cardinality(p_streams) LOOP
      v_count := p_counts[v_append];
      v_wanted := p_ids[v_first : v_first + v_count - 1];
      SELECT revision INTO v_current FROM event_store.events WHERE stream = p_streams[v_append] ORDER BY revision DESC LIMIT 1;
      v_current := coalesce(v_current, -1);
      -- The revision after which the same events would be, if they are there already.
      v_after := p_expected[v_append];
      IF v_after < -1 THEN
        SELECT revision - 1 INTO v_after FROM event_store.events
        WHERE stream = p_streams[v_append] AND revision > v_current - 256 AND id = v_wanted[1] ORDER BY revision LIMIT 1;
        v_after := coalesce(v_after, v_current);
      END IF;
      v_found := NULL;
      IF v_after < v_current THEN
        SELECT array_agg(id ORDER BY revision) INTO v_found FROM event_store.events
        WHERE stream = p_streams[v_append] AND revision > v_after AND revision <= v_after + v_count;
      END IF;

      IF v_found = v_wanted THEN
        v_stands := true;
        v_current := v_after + v_count;
        o_positions := o_positions || (SELECT position FROM event_store.events WHERE stream = p_streams[v_append] AND revision = v_current);
      ELSIF p_expected[v_append] >= -1 AND p_expected[v_append] <> v_current
        OR p_expected[v_append] = ${streamExists} AND v_current = -1
      THEN
        v_stands := false;
        o_positions := o_positions || NULL::bigint;
      ELSE
        v_stands := true;
        INSERT INTO event_store.events (position, stream, revision, id, type, data, metadata, recorded_at)
        SELECT v_position + n, p_streams[v_append], v_current + n,
          p_ids[v_first + n - 1], p_types[v_first + n - 1], p_data[v_first + n - 1], p_metadata[v_first + n - 1], clock_timestamp()
        FROM generate_series(1, v_count) AS n;
        v_current := v_current + v_count;
        v_position := v_position + v_count;
        o_positions := o_positions || v_position;
      END IF;
      o_stands := o_stands || v_stands;
      o_known := o_known || coalesce(v_found = v_wanted, false);
      o_revisions := o_revisions || v_current;
      v_first := v_first + v_count;
    END LOOP;
    UPDATE event_store.head SET position = v_position WHERE only_row AND position < v_position;
  END $$;`;

const grants = ['append_one', 'append_batch', 'append_each']
  .map((name) => `GRANT EXECUTE ON FUNCTION event_store.${name} TO healthcert_app;`)
  .join('\n');

/** The only way in: the application's role may not write the tables. */
export const functions = [
  hasReached,
  appendOne,
  appendBatch,
  appendEach,
  'REVOKE ALL ON ALL FUNCTIONS IN SCHEMA event_store FROM PUBLIC;',
  grants,
].join('\n');
