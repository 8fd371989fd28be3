import { BackupRefused, checkBackup, readErasures, readManifest, restoreBackup, type Manifest } from '@healthcert/integrations/backup';
import { StoreUnavailable, type EventStore } from '@healthcert/domain/kernel';
import { migrations } from '@healthcert/integrations/postgres';
import { createTestDatabase, type TestDatabase } from '@healthcert/integrations/postgres/testing';
import { projections } from '@healthcert/projections/all';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openEventStoreDb } from '@healthcert/integrations/event-store/eventstoredb';
import { startFakeServer } from '../../integrations/event-store/eventstoredb/testing/fake-server.ts';
import { createApp } from '../app.ts';
import { knownVersion } from '../compose/catalogues.ts';
import { compose } from '../compose/compose.ts';
import { keyFilePath, masterKeyPath } from '../compose/secrets.ts';
import { erasuresFile, type Settings } from '../settings.ts';
import {
  clientOf,
  crewOf,
  openTestSystem,
  passage,
  putPortrait,
  registration,
  somebody,
  startProcess,
  type Crew,
  type TestSystem,
} from '../testing/index.ts';
import { checkedBackup, restore } from './restore.ts';
import { backUp, backupKey, figuresOf } from './testing/city.ts';

let test: TestSystem;
let crew: Crew;
let settings: Settings;
let folder: string;
let directory: string;
let manifest: Manifest;
let firstErased: string;
let thenErased: string;
let issued: Awaited<ReturnType<typeof passage>>;
const later = somebody();
const databases: TestDatabase[] = [];

const bare = async (): Promise<TestDatabase> => {
  const database = await createTestDatabase({ bare: true });
  databases.push(database);
  return database;
};

const ask = async <Row extends object>({ ownerUrl }: Pick<TestDatabase, 'ownerUrl'>, statement: string): Promise<Row[]> => {
  const client = new Client(ownerUrl);
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
};

const tablesIn = async (database: TestDatabase): Promise<string[]> =>
  (
    await ask<{ name: string }>(
      database,
      "SELECT tablename AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
    )
  ).map(({ name }) => name);

const personOf = async (caseId: string): Promise<string> =>
  (await crew.desk.ask<{ caseFile: { personId: string } }>(`{ caseFile(caseId: "${caseId}") { personId } }`)).caseFile.personId;

const erase = async (personId: string): Promise<void> => {
  await (await test.as('cityadmin')).done('erasePerson', { personId, reason: 'retentionEnded' });
  await test.settled();
  const listed = async (): Promise<string[]> => (await readErasures(erasuresFile(settings))).map(({ stream }) => stream);
  await vi.waitFor(async () => expect(await listed()).toContain(`person-${personId}`), { timeout: 20_000 });
};

const given = ({ ownerUrl }: TestDatabase) => ({ ownerUrl, store: null, backupKey, erasures: [] });

/** One of the commands, as the operator of this city gives it. */
const command = async (
  name: 'backup' | 'restore',
  { ownerUrl }: Pick<TestDatabase, 'ownerUrl'>,
  place: string,
): Promise<readonly string[]> => {
  const running = startProcess(
    name,
    {
      DATABASE_URL: ownerUrl,
      DATA_DIR: settings.DATA_DIR,
      HEALTHCERT_MASTER_KEY: (await readFile(masterKeyPath(settings), 'utf8')).trim(),
      CERTIFICATE_KEYS_FILE: keyFilePath(settings),
      HEALTHCERT_BACKUP_KEY: settings.HEALTHCERT_BACKUP_KEY!,
      PUBLIC_URL: 'https://health.example.cn',
    },
    { args: [place] },
  );
  const code = await running.ended;
  return [`ended with ${code}`, ...running.lines];
};

const refusal = async (attempt: Promise<unknown>): Promise<BackupRefused> => {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BackupRefused);
  return error as BackupRefused;
};

beforeAll(async () => {
  test = await openTestSystem({ settings: { HEALTHCERT_BACKUP_KEY: backupKey.toString('base64'), RETENTION_YEARS: '1' }, work: true });
  ({ settings } = test.system);
  crew = await crewOf(test);
  folder = await mkdtemp(join(tmpdir(), 'healthcert-backup-'));
  directory = join(folder, 'nightly');
  const first = await passage(crew, 'issued', { person: somebody(), portraitFile: undefined });
  const portrayed = somebody();
  const second = await passage(crew, 'issued', { person: later, portraitFile: await putPortrait(crew.desk, later) });
  issued = await passage(crew, 'issued', { person: portrayed, portraitFile: await putPortrait(crew.desk, portrayed) });
  for (const until of ['registered', 'arrived', 'examined', 'concluded'] as const) await passage(crew, until);
  firstErased = await personOf(first.caseId);
  thenErased = await personOf(second.caseId);
  test.clock.advance({ days: 366 });
  crew = await crewOf(test);
  await erase(firstErased);
  await test.settled();
  expect(await command('backup', test.database, directory)).toContain('ended with 0');
  manifest = await readManifest(directory, backupKey);
  await erase(thenErased);
});
afterAll(async () => {
  await test.close();
  for (const database of databases) await database.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('a backup', () => {
  it('names every part with its size and checksum, and nothing about anybody', async () => {
    expect((await readdir(directory)).toSorted()).toEqual(
      ['manifest.json', manifest.log.file, ...manifest.tables.map(({ file }) => file)].toSorted(),
    );
    expect(manifest.log.rows).toBe((await test.events()) - 1);
    expect(manifest.migrations.toSorted()).toEqual(migrations.map(({ name }) => name).toSorted());
    const rows = Object.fromEntries(manifest.tables.map(({ name, rows: count }) => [name, count]));
    expect(rows).toMatchObject({ persons: 7, archived_paper: 3, stored_file: 4, credential: 7, access_log_head: 1 });
  });

  it('shows nobody to who has it without its key: neither a name, a number, nor a stream', async () => {
    const files = await Promise.all((await readdir(directory)).map((name) => readFile(join(directory, name), 'latin1')));
    const traces = [later.documentNumber, Buffer.from(later.name).toString('latin1'), issued.caseId, thenErased];
    expect(traces.filter((trace) => files.some((file) => file.includes(trace)))).toEqual([]);
  });

  it('keeps every table that cannot be made anew, or says why not', async () => {
    const all = await ask<{ name: string }>(
      test.database,
      `SELECT schemaname || '.' || tablename AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'read_models', 'event_store')
         AND NOT (schemaname || '.' || tablename)::regclass IN (SELECT inhrelid FROM pg_inherits)`,
    );
    const kept = new Set(manifest.tables.map(({ schema, name }) => `${schema}.${name}`));
    expect(
      all
        .map(({ name }) => name)
        .filter((name) => !kept.has(name))
        .toSorted(),
    ).toEqual([
      'public.event_form',
      'public.hand_over',
      'public.kysely_migration',
      'public.kysely_migration_lock',
      'public.reaction_progress',
      'public.session',
    ]);
  });

  it('is not written into a place that holds something', async () => {
    expect(await refusal(backUp(test, directory))).toMatchObject({ code: 'placeTaken' });
  });
});

describe('a restore', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await bare();
    const said = await command('restore', database, directory);
    expect(said).toContain('ended with 0');
    expect(said).toContain('1 erasures that came after the backup were repeated');
    expect(said).toContain(`Restored: ${manifest.log.rows + 1} events, every read model built`);
  });

  it('gives every read model every row it had', async () => {
    await test.settled();
    const [before, after] = [await figuresOf(test.database.appUrl), await figuresOf(database.appUrl)];
    expect(Object.keys(after)).toHaveLength(projections.length);
    expect(after['case-worklist']).toHaveLength(7);
    expect(after).toEqual(before);
  });

  it('leaves erased who was erased, before the backup and since', async () => {
    const keys = await ask<{ id: string; key: Buffer | null; files: number }>(
      database,
      `SELECT person_id AS id, wrapped_key AS key, (SELECT count(*)::int FROM stored_file f WHERE f.person_id = p.person_id) AS files
       FROM vault.persons p WHERE wrapped_key IS NULL ORDER BY destroyed_at`,
    );
    expect(keys).toEqual([firstErased, thenErased].map((id) => ({ id, key: null, files: 0 })));
    const erasedRows = await ask(database, "SELECT stream FROM event_store.events WHERE type = 'PersonErased' ORDER BY position");
    expect(erasedRows).toEqual([{ stream: `person-${firstErased}` }, { stream: `person-${thenErased}` }]);
    const shown = JSON.stringify(await figuresOf(database.appUrl));
    expect(shown).not.toContain(later.documentNumber);
    expect(shown).not.toContain(later.name);
  });

  it('brings back everything else, and reactions go on where they were', async () => {
    const count = async ({ ownerUrl }: TestDatabase, table: string): Promise<number> =>
      (await ask<{ n: number }>({ ownerUrl }, `SELECT count(*)::int AS n FROM ${table}`))[0]!.n;
    for (const { schema, name, rows } of manifest.tables.filter((table) => table.name !== 'stored_file')) {
      const indexes = name === 'document_indexes' ? 1 : 0;
      expect([name, await count(database, `${schema}.${name}`)]).toEqual([name, rows - indexes]);
    }
    const progress = await ask<{ position: string }>(database, 'SELECT DISTINCT position FROM reaction_progress');
    expect(progress).toEqual([{ position: manifest.log.head }]);
  });

  it('is a city that serves: what was signed still verifies, work goes on, and who was signed in signs in again', async () => {
    const system = await compose({
      settings,
      appUrl: database.appUrl,
      log: pino({ level: 'silent' }),
      project: true,
      work: true,
      clock: test.clock.now,
    });
    const app = await createApp(system);
    try {
      await app.ready();
      const old = await test.system.accounts.openSession('staff-desk');
      expect((await clientOf(app, old.token).send('recordArrival', { caseId: issued.caseId })).__typename).not.toBe('Done');
      const { token } = await system.accounts.openSession('staff-desk');
      const desk = clientOf(app, token);
      const input = registration(somebody());
      await desk.done('registerCase', input);
      const { caseFile } = await desk.ask<{ caseFile: { identity: { name: string } } }>(
        `{ caseFile(caseId: "${input.caseId}") { identity { name } } }`,
      );
      expect(caseFile.identity.name).toBe(input.name);
      const { caseFile: old2 } = await desk.ask<{ caseFile: { identity: { name: string }; certificates: { opaqueId: string }[] } }>(
        `{ caseFile(caseId: "${issued.caseId}") { identity { name } certificates { opaqueId } } }`,
      );
      expect(old2.identity.name).toBe(issued.person.name);
      const status = await clientOf(app, null).request({ url: `/status/${old2.certificates[0]!.opaqueId}` });
      expect(status.json()).toMatchObject({ number: issued.certificateNumber });
      expect(await system.accessLog.verifyChain()).toMatchObject({ ok: true });
    } finally {
      await app.close();
      await system.close();
    }
  });

  it('is refused where there is something already', async () => {
    const said = await command('restore', database, directory);
    expect(said[0]).toBe('ended with 1');
    expect(said.at(-1)).toMatch(/^this database holds something already \([\w.]+\): give an empty one$/);
  });

  it('is refused where a system runs', async () => {
    const before = await test.events();
    const restoring = { settings, directory };
    expect(await refusal(restore(restoring, await checkedBackup(restoring), test.database))).toMatchObject({ code: 'inUse' });
    expect(await test.events()).toBe(before);
  });
});

describe('a backup that is not what it was', () => {
  const copied = async (name: string): Promise<string> => {
    const copy = join(folder, name);
    await cp(directory, copy, { recursive: true });
    return copy;
  };
  const checking = (place: string, over: Partial<Settings> = {}) => checkedBackup({ settings: { ...settings, ...over }, directory: place });

  it('is found by any byte of any part, before anything is written', async () => {
    const copy = await copied('changed');
    const everything = { ...manifest, masterKeyPrint: manifest.masterKey, knownVersion: () => 99, backupKey };
    const database = await bare();
    for (const file of await readdir(copy)) {
      const bytes = await readFile(join(copy, file));
      const changed = Buffer.from(bytes);
      const at = Math.floor(bytes.length / 2);
      changed[at] = changed[at]! ^ 1;
      await writeFile(join(copy, file), changed);
      expect([file, (await refusal(checkBackup(copy, everything))).code]).toEqual([file, 'damaged']);
      await writeFile(join(copy, file), bytes);
    }
    await expect(checking(copy)).resolves.toBeTruthy();
    await rm(join(copy, 'vault.persons'));
    expect(await refusal(checking(copy))).toMatchObject({ code: 'damaged', message: 'vault.persons is missing' });
    expect(await tablesIn(database)).toEqual([]);
  });

  it('is refused unfinished, under another key, of another city, or with a certificate key missing', async () => {
    const copy = await copied('unfinished');
    await rm(join(copy, 'manifest.json'));
    expect(await refusal(checking(copy))).toMatchObject({ code: 'unfinished' });
    const other = Buffer.alloc(32, 9).toString('base64');
    expect(await refusal(checking(directory, { HEALTHCERT_BACKUP_KEY: other }))).toMatchObject({ code: 'wrongKey' });
    expect(await refusal(checking(directory, { HEALTHCERT_MASTER_KEY: other }))).toMatchObject({ code: 'otherMasterKey' });
    expect(await refusal(checking(directory, { DATA_DIR: join(folder, 'nowhere') }))).toMatchObject({
      code: 'otherMasterKey',
      message: expect.stringContaining('master-key') as string,
    });
    await expect(checking(directory, { HEALTHCERT_BACKUP_KEY: undefined })).rejects.toThrow('HEALTHCERT_BACKUP_KEY');
    const mine = { masterKeyPrint: manifest.masterKey, migrations: manifest.migrations, knownVersion: () => 99, backupKey };
    expect(await refusal(checkBackup(directory, { ...mine, signingKeys: [] }))).toMatchObject({ code: 'signingKeyMissing' });
  });

  it('is refused of a newer version: its format, its tables, the forms of its events', async () => {
    const reader = { backupKey, masterKeyPrint: manifest.masterKey, signingKeys: manifest.signingKeys };
    const knows = {
      migrations: manifest.migrations,
      knownVersion: ({ category, type }: { category: string; type: string }) => knownVersion(category, type),
    };
    expect(await refusal(checkBackup(directory, { ...reader, ...knows, migrations: manifest.migrations.slice(1) }))).toMatchObject({
      code: 'newer',
      message: expect.stringContaining(manifest.migrations[0]!) as string,
    });
    const before = ({ type }: { type: string }): number => (type === 'CaseRegistered' ? 0 : 99);
    expect(await refusal(checkBackup(directory, { ...reader, ...knows, knownVersion: before }))).toMatchObject({
      code: 'newer',
      message: expect.stringContaining('CaseRegistered version 1') as string,
    });
    const copy = await copied('next format');
    const text = await readFile(join(copy, 'manifest.json'), 'utf8');
    await writeFile(join(copy, 'manifest.json'), text.replace('"format": 1', '"format": 2'));
    expect(await refusal(checking(copy))).toMatchObject({ code: 'newer', message: expect.stringContaining('format 2') as string });
  });

  it('leaves an empty database empty when it fails in the middle', async () => {
    const database = await bare();
    const wrong: Manifest = { ...manifest, log: { ...manifest.log, rows: manifest.log.rows + 1 } };
    const failing = restoreBackup({ ...given(database), directory, manifest: wrong });
    expect(await refusal(failing)).toMatchObject({ code: 'damaged' });
    expect(
      await ask(database, 'SELECT (SELECT count(*) FROM event_store.events)::int + (SELECT count(*) FROM vault.persons)::int AS n'),
    ).toEqual([{ n: 0 }]);
    const restored = await restoreBackup({ ...given(database), directory, manifest });
    expect(restored).toEqual({ events: manifest.log.rows, erased: 0 });
  });
});

describe('a backup of a city at work', () => {
  it('is of one moment, and whole', async () => {
    const working = new AbortController();
    const work = async (): Promise<number> => {
      let registered = 0;
      for (; !working.signal.aborted; registered++) await crew.desk.done('registerCase', registration(somebody()));
      return registered;
    };
    const desks = [work(), work(), work(), work()];
    const place = join(folder, 'busy');
    const before = await test.events();
    const taken = await backUp(test, place);
    working.abort();
    const registered = (await Promise.all(desks)).reduce((sum, each) => sum + each, 0);
    expect(registered).toBeGreaterThan(4);
    expect(taken.log.rows).toBeGreaterThanOrEqual(before);
    const database = await bare();
    const restored = await restoreBackup({ ...given(database), directory: place, manifest: taken });
    expect(restored).toEqual({ events: taken.log.rows, erased: 0 });
    // Whoever is in the log has a key, unless they were erased.
    const keyless = `SELECT DISTINCT data -> '$sealed' ->> 'subject' AS id FROM event_store.events
      WHERE data::jsonb ? '$sealed' AND data -> '$sealed' ->> 'subject' NOT IN (SELECT person_id FROM vault.persons WHERE wrapped_key IS NOT NULL)`;
    const erased = [firstErased, thenErased].toSorted().map((id) => ({ id }));
    expect(await ask(database, `${keyless} ORDER BY id`)).toEqual(erased);
    const orphans = 'SELECT count(*)::int AS n FROM job WHERE cause NOT IN (SELECT id FROM event_store.events)';
    expect(await ask(database, orphans)).toEqual([{ n: 0 }]);
  });

  it('goes into an event store of its own as well, and on where it was broken off', async () => {
    const server = await startFakeServer();
    const database = await bare();
    const store = await openEventStoreDb({ url: server.url });
    const erasures = await readErasures(erasuresFile(settings));
    const stored = (): string[] => server.log.all.filter(({ stream }) => stream !== 'epoch-of-this-log').map(({ id }) => id);
    try {
      let appended = 0;
      const breaking: EventStore = {
        ...store,
        append: (...args) => (appended++ < 40 ? store.append(...args) : Promise.reject(new StoreUnavailable('gone'))),
      };
      const broken = restoreBackup({ ...given(database), directory, manifest, store: breaking, erasures });
      await expect(broken).rejects.toThrow('gone');
      expect(stored()).toHaveLength(40);
      expect(await ask(database, 'SELECT count(*)::int AS n FROM vault.persons')).toEqual([{ n: 0 }]);
      const restored = await restoreBackup({ ...given(database), directory, manifest, store, erasures });
      expect(restored).toEqual({ events: manifest.log.rows + 1, erased: 1 });
      const first = `SELECT id FROM event_store.events WHERE position <= ${manifest.log.rows} ORDER BY position`;
      expect(stored().slice(0, -1)).toEqual((await ask<{ id: string }>(test.database, first)).map(({ id }) => id));
      const behind = (await store.readAll(null, 10_000)).events[manifest.log.rows - 1];
      expect(await ask(database, 'SELECT DISTINCT epoch, position FROM reaction_progress')).toEqual([
        { epoch: store.epoch, position: behind!.position },
      ]);
    } finally {
      await store.close();
      server.stop();
    }
  });
});
