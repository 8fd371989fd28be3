import type { Migration } from '../postgres/migration.ts';

const tables = `
CREATE TABLE access_log (
  sequence bigint NOT NULL,
  at timestamptz(3) NOT NULL,
  kind text NOT NULL CHECK (kind IN ('read', 'refused')),
  what text NOT NULL,
  actor_id text NOT NULL,
  actor_roles text[] NOT NULL,
  institution_id text,
  subject_ids text[] NOT NULL,
  subject_count integer NOT NULL,
  purpose text,
  correlation_id text NOT NULL,
  ip_prefix text,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (sequence, at)
) PARTITION BY RANGE (at);
CREATE INDEX access_log_actor ON access_log (actor_id, at);
-- None on subject_ids: it would cost every answer half a hundred index entries. Blocks of entries have one (below).

-- The end of the chain. Its one row is the lock that orders writers: taken last, held to the commit.
CREATE TABLE access_log_head (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  sequence bigint NOT NULL,
  hash bytea NOT NULL
) WITH (fillfactor = 10);
INSERT INTO access_log_head (sequence, hash) VALUES (0, decode(repeat('00', 32), 'hex'));

CREATE FUNCTION access_log_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the access log is never changed' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON access_log FOR EACH ROW EXECUTE FUNCTION access_log_refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON access_log FOR EACH STATEMENT EXECUTE FUNCTION access_log_refuse_change();
`;

/**
 * A partition is made apart and then attached: that takes no lock which readers or writers would wait for. Row triggers
 * are copied by Postgres, the one on TRUNCATE is not.
 */
const prepare = `
CREATE FUNCTION access_log_prepare(from_day date, months integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  starts date;
  partition text;
BEGIN
  IF months NOT BETWEEN 0 AND 24 THEN RAISE EXCEPTION 'between 0 and 24 months ahead'; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('access_log_prepare'));
  FOR n IN 0..months LOOP
    starts := (date_trunc('month', from_day) + make_interval(months => n))::date;
    partition := 'access_log_' || to_char(starts, 'YYYYMM');
    CONTINUE WHEN to_regclass('public.' || partition) IS NOT NULL;
    EXECUTE format('CREATE TABLE public.%I (LIKE public.access_log INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', partition);
    EXECUTE format('ALTER TABLE public.access_log ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
      partition, starts::timestamptz, (starts + interval '1 month')::timestamptz);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.%I
      FOR EACH STATEMENT EXECUTE FUNCTION public.access_log_refuse_change()', partition);
  END LOOP;
END $$;
`;

/**
 * The only way in. The caller brings each entry's digest; the sequence and the links are made here, under the lock.
 * A digest that does not fit its entry would be found by every verification.
 */
const append = (verb: 'CREATE' | 'CREATE OR REPLACE', afterwards = ''): string => `
${verb} FUNCTION access_log_append(entries json, digests bytea[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  last_sequence bigint;
  link bytea;
  befores bytea[] := '{}';
  links bytea[] := '{}';
  size integer := cardinality(digests);
BEGIN
  SELECT h.sequence, h.hash INTO STRICT last_sequence, link FROM access_log_head h FOR UPDATE;
  FOR n IN 1..size LOOP
    befores[n] := link;
    link := sha256(link || int8send(last_sequence + n) || digests[n]);
    links[n] := link;
  END LOOP;
  INSERT INTO access_log
    SELECT last_sequence + e.n, e.at, e.kind, e.what, e."actorId", e."actorRoles", e."institutionId", e."subjectIds",
      e."subjectCount", e.purpose, e."correlationId", e."ipPrefix", e.before, e.link
    FROM ROWS FROM (
      json_to_recordset(entries) AS (at timestamptz, kind text, what text, "actorId" text, "actorRoles" text[],
        "institutionId" text, "subjectIds" text[], "subjectCount" integer, purpose text, "correlationId" text, "ipPrefix" text),
      unnest(befores), unnest(links)
    ) WITH ORDINALITY AS e(at, kind, what, "actorId", "actorRoles", "institutionId", "subjectIds", "subjectCount",
      purpose, "correlationId", "ipPrefix", before, link, n);
  UPDATE access_log_head SET sequence = last_sequence + size, hash = link;${afterwards}
END $$;
`;

const grants = `
REVOKE ALL ON FUNCTION access_log_append(json, bytea[]), access_log_prepare(date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access_log_append(json, bytea[]), access_log_prepare(date, integer) TO healthcert_app;
GRANT SELECT ON access_log, access_log_head TO healthcert_app;
`;

/** Signing in and out stand in the same chain. Rare beside what is read, they are found by an index of their own. */
const signIns = `
ALTER TABLE access_log DROP CONSTRAINT access_log_kind_check;
ALTER TABLE access_log ADD CONSTRAINT access_log_kind_check CHECK (kind IN ('read', 'refused', 'signedIn', 'signedOut', 'signInFailed'));
CREATE INDEX access_log_kind ON access_log (kind, sequence) WHERE kind <> 'read';
`;

/** What each verification of the chain found; nobody changes it afterwards. */
const checks = `
CREATE TABLE access_log_check (
  at timestamptz(3) PRIMARY KEY,
  checked_by text NOT NULL,
  rows bigint NOT NULL,
  broken_at bigint
);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON access_log_check FOR EACH ROW EXECUTE FUNCTION access_log_refuse_change();
GRANT SELECT, INSERT ON access_log_check TO healthcert_app;
`;

/** And what somebody changed of how they sign in. */
const accountChanges = `
ALTER TABLE access_log DROP CONSTRAINT access_log_kind_check;
ALTER TABLE access_log ADD CONSTRAINT access_log_kind_check
  CHECK (kind IN ('read', 'refused', 'signedIn', 'signedOut', 'signInFailed', 'accountChanged'));
`;

const closeFilled = `
  FOR block IN (last_sequence / 256 + 1)..((last_sequence + size) / 256) LOOP
    PERFORM access_log_close_block(block * 256);
  END LOOP;`;

/**
 * Whom each block of 256 entries is about: lists show the same persons again and again, so that a block names far fewer than
 * its entries do together, and who read about one person is looked up in the few blocks that name them. Closed by the append
 * that fills it, under the same lock; after the last block are never more than 255 entries. No pending list: emptying one would
 * hold the lock for as long as many blocks take.
 */
const blocks = `
CREATE TABLE access_log_block (
  last_sequence bigint PRIMARY KEY,
  from_at timestamptz(3) NOT NULL,
  to_at timestamptz(3) NOT NULL,
  subject_ids text[] NOT NULL
);
CREATE INDEX access_log_block_subjects ON access_log_block USING gin (subject_ids) WITH (fastupdate = off);
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON access_log_block FOR EACH ROW EXECUTE FUNCTION access_log_refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON access_log_block FOR EACH STATEMENT EXECUTE FUNCTION access_log_refuse_change();

CREATE FUNCTION access_log_close_block(last bigint) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
  INSERT INTO access_log_block
    SELECT last, min(at), max(at), coalesce(array_agg(DISTINCT subject) FILTER (WHERE subject IS NOT NULL), '{}')
    FROM access_log LEFT JOIN LATERAL unnest(subject_ids) AS subject ON true
    WHERE sequence > last - 256 AND sequence <= last
$$;
SELECT access_log_close_block(last) FROM access_log_head, generate_series(256, sequence, 256) AS last;
${append('CREATE OR REPLACE', closeFilled)}
-- By the index even where there are few blocks: what it costs to unpack the names of each is more than Postgres reckons.
CREATE FUNCTION access_log_blocks_naming(subject text) RETURNS SETOF access_log_block
LANGUAGE sql STABLE ROWS 20 SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
  SELECT * FROM access_log_block WHERE subject_ids @> ARRAY[subject]
$$;

REVOKE ALL ON FUNCTION access_log_close_block(bigint), access_log_blocks_naming(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access_log_blocks_naming(text) TO healthcert_app;
GRANT SELECT ON access_log_block TO healthcert_app;
`;

export const accessLogMigrations: readonly Migration[] = [
  { name: 'access-log/001-chained-log', up: tables + prepare + append('CREATE') + grants },
  { name: 'access-log/002-sign-ins', up: signIns },
  { name: 'access-log/003-checks', up: checks },
  { name: 'access-log/004-account-changes', up: accountChanges },
  { name: 'access-log/005-blocks', up: blocks },
];
