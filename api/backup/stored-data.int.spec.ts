import { checkBackup, restoreBackup, type Manifest } from '@healthcert/integrations/backup';
import { migrate, migrations, WrittenByNewer } from '@healthcert/integrations/postgres';
import { createTestDatabase, type TestDatabase } from '@healthcert/integrations/postgres/testing';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { knownVersion } from '../compose/catalogues.ts';
import { compose } from '../compose/compose.ts';
import { openEventStore } from '../compose/event-store.ts';
import { readSecrets } from '../compose/secrets.ts';
import { readSettings, type Settings } from '../settings.ts';
import { clientOf, crewOf, openTestSystem, passage, untils } from '../testing/index.ts';
import { buildReadModels } from './build-read-models.ts';
import { backUp, backupKey, figuresOf } from './testing/city.ts';

/** Small cities, each as a released version stored it, as a backup in a folder named after that version. */
const released = fileURLToPath(new URL('testing/stored/', import.meta.url));
/** Stands for the version before until the first release, and may be written anew until then. */
const beforeRelease = '0';
/** The version whose city is to be written now. */
const releasing = process.env.STORED_DATA;
const versions = [...new Set([...(await readdir(released)), ...(releasing ? [releasing] : [])])];
const masterKey = Buffer.alloc(32, 11).toString('base64');

/** What the version that stored it showed of it. */
interface Told {
  readonly events: number;
  readonly stages: Readonly<Record<string, number>>;
  readonly erased: number;
  readonly certificates: readonly string[];
  readonly caseId: string;
  readonly name: string;
  /** A case of somebody who has not come yet. */
  readonly expected: string;
}

const stagesOf = (rows: readonly { stage: string }[]): Record<string, number> => {
  const stages: Record<string, number> = {};
  for (const { stage } of rows) stages[stage] = (stages[stage] ?? 0) + 1;
  return stages;
};

const tell = async (appUrl: string) => {
  const figures = await figuresOf(appUrl);
  return {
    stages: stagesOf(figures['case-worklist'] as { stage: string }[]),
    erased: (figures.person as { processing: string }[]).filter(({ processing }) => processing === 'erased').length,
    certificates: (figures['certificate-register'] as { number: string }[]).map(({ number }) => number).toSorted(),
  };
};

const write = async (version: string): Promise<void> => {
  const stored = join(released, version);
  if (version === beforeRelease) await rm(stored, { recursive: true, force: true });
  if ((await readdir(stored).catch(() => [])).length > 0) throw new Error(`version ${version} is released: what it stored stays`);
  const test = await openTestSystem({ settings: { HEALTHCERT_MASTER_KEY: masterKey, RETENTION_YEARS: '1' }, work: true });
  try {
    const crew = await crewOf(test);
    for (const until of untils) await passage(crew, until);
    const expected = await passage(crew, 'registered');
    const kept = await passage(crew, 'issued');
    const gone = await passage(crew, 'issued');
    await crew.admin.done('suspendCertificate', { caseId: kept.caseId, certificateNumber: kept.certificateNumber, reason: '抽查' });
    const { caseFile } = await crew.desk.ask<{ caseFile: { personId: string } }>(`{ caseFile(caseId: "${gone.caseId}") { personId } }`);
    test.clock.advance({ days: 366 });
    await (await test.as('cityadmin')).done('erasePerson', { personId: caseFile.personId, reason: 'retentionEnded' });
    await test.settled();
    const { log } = await backUp(test, stored);
    const told: Told = {
      events: log.rows,
      ...(await tell(test.database.appUrl)),
      caseId: kept.caseId,
      name: kept.person.name,
      expected: expected.caseId,
    };
    await writeFile(join(stored, 'told.json'), `${JSON.stringify(told, null, 2)}\n`);
  } finally {
    await test.close();
  }
};

/**
 * At a release: STORED_DATA=<version> npx vitest run --project int api/backup/stored-data. Until the first one, whoever changes
 * a stored form in place writes version 0 anew (docs/adr/0040-stored-version-0.md).
 */
describe.each(versions)('what version %s stored', (version) => {
  const stored = join(released, version);
  let database: TestDatabase;
  let settings: Settings;
  let manifest: Manifest;
  let told: Told;

  /** What the command `restore` does: fills the empty database, and builds every list as this version does. */
  const restoreInto = async ({ ownerUrl, appUrl }: TestDatabase): Promise<void> => {
    await restoreBackup({ ownerUrl, store: null, directory: stored, manifest, backupKey, erasures: [] });
    const store = await openEventStore(settings, appUrl);
    await buildReadModels({ appUrl, store, secrets: await readSecrets(settings) });
    await store.close();
  };

  beforeAll(async () => {
    if (version === releasing) await write(version);
    database = await createTestDatabase({ bare: true });
    settings = readSettings({
      DATA_DIR: await mkdtemp(join(tmpdir(), 'healthcert-stored-')),
      HEALTHCERT_MASTER_KEY: masterKey,
      LOG_LEVEL: 'silent',
    });
    told = JSON.parse(await readFile(join(stored, 'told.json'), 'utf8')) as Told;
    manifest = await checkBackup(stored, {
      backupKey,
      masterKeyPrint: (await readSecrets(settings)).masterKeyPrint,
      // What was signed is not looked at here, and the keys are nobody's business.
      signingKeys: await storedSigningKeys(),
      migrations: migrations.map(({ name }) => name),
      knownVersion: ({ category, type }) => knownVersion(category, type),
    });
    await restoreInto(database);
  });
  afterAll(async () => {
    await database.drop();
    await rm(settings.DATA_DIR, { recursive: true, force: true });
  });

  const shown = () => ({ stages: told.stages, erased: told.erased, certificates: told.certificates });
  const storedSigningKeys = async (): Promise<string[]> =>
    (JSON.parse(await readFile(join(stored, 'manifest.json'), 'utf8')) as { manifest: Manifest }).manifest.signingKeys;
  const starting = () =>
    compose({
      settings,
      appUrl: database.appUrl,
      log: pino({ level: 'silent' }),
      project: true,
      clock: () => new Date('2027-11-23T01:00:00Z'),
    });
  const asOwner = async (statement: string): Promise<void> => {
    const client = new Client(database.ownerUrl);
    await client.connect();
    await client.query(statement);
    await client.end();
  };

  it('gives the same figures when this version builds every list from it', async () => {
    expect(manifest.log.rows).toBe(told.events);
    expect(await tell(database.appUrl)).toEqual(shown());
    expect(told.erased).toBe(1);
  });

  it('is served by this version, names who is not erased, and is gone on with', async () => {
    const system = await starting();
    const app = await createApp(system);
    try {
      await app.ready();
      const desk = clientOf(app, (await system.accounts.openSession('staff-desk')).token);
      const { caseFile } = await desk.ask<{ caseFile: { identity: { name: string } } }>(
        `{ caseFile(caseId: "${told.caseId}") { identity { name } } }`,
      );
      expect(caseFile.identity.name).toBe(told.name);
      const { position } = await desk.done('recordArrival', { caseId: told.expected });
      expect(await system.reads.reached(caseWorklistModel, position, 20_000)).toBe(true);
    } finally {
      await app.close();
      await system.close();
    }
  });

  it('is gone back to by restoring it, whatever this version has done since', async () => {
    const { registered, arrived } = (await tell(database.appUrl)).stages;
    expect([registered, arrived]).toEqual([told.stages['registered']! - 1, told.stages['arrived']! + 1]);
    const another = await createTestDatabase({ bare: true });
    try {
      await restoreInto(another);
      expect(await tell(another.appUrl)).toEqual(shown());
    } finally {
      await another.drop();
    }
  });

  it('is refused by a version that is older than what wrote it, which changes nothing', async () => {
    await asOwner(`INSERT INTO event_form (category, type, version) VALUES ('case', 'CaseFrozen', 1), ('case', 'CaseCancelled', 9)
      ON CONFLICT (category, type) DO UPDATE SET version = excluded.version`);
    const refused = await starting().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(WrittenByNewer);
    expect((refused as Error).message).toContain('CaseCancelled version 9, CaseFrozen version 1, which this one does not know');
    await asOwner("INSERT INTO kysely_migration (name, timestamp) VALUES ('case/099-later', '2099-01-01')");
    await expect(migrate(database.ownerUrl)).rejects.toThrow('it has case/099-later, which this one does not know');
  });
});
