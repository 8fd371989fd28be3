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
-- None on subject_ids: it would cost every answer of the system half a dozen index entries. A month can be scanned.

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
const append = `
CREATE FUNCTION access_log_append(entries json, digests bytea[]) RETURNS void
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
  UPDATE access_log_head SET sequence = last_sequence + size, hash = link;
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

export const accessLogMigrations: readonly Migration[] = [
  { name: 'access-log/001-chained-log', up: tables + prepare + append + grants },
  { name: 'access-log/002-sign-ins', up: signIns },
  { name: 'access-log/003-checks', up: checks },
  { name: 'access-log/004-account-changes', up: accountChanges },
];
