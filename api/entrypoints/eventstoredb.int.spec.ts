import { newId } from '@healthcert/domain/kernel';
import { foodHandler, itemsFor } from '@healthcert/domain/programme';
import { ensureAppRole, joinEmbeddedPostgres } from '@healthcert/integrations/postgres';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFakeServer, type FakeServer } from '../../integrations/event-store/eventstoredb/testing/fake-server.ts';
import { findCluster } from '../../integrations/postgres/cluster-place.ts';
import { mutationOf, passage, registration, somebody, type Crew } from '../testing/index.ts';
import type { LiveStatus } from '../verification/routes.ts';
import { clinic, crewAt, foundCityIn, readinessOf, startServing, type Serving, type Tokens } from './testing/index.ts';

/** Events by category of their stream, as the server keeps them. */
const storedIn = ({ log }: FakeServer, category: string): number =>
  log.all.filter(({ stream }) => stream.startsWith(`${category}-`)).length;

describe('the whole system with its events in EventStoreDB', () => {
  let directory: string;
  let server: FakeServer;
  let environment: Record<string, string>;
  let running: Serving;
  let tokens: Tokens;
  let crew: Crew;
  let appUrl: string;

  const start = async (): Promise<void> => {
    running = await startServing('all-in-one', environment);
    appUrl = await ensureAppRole((await joinEmbeddedPostgres(join(directory, 'postgres')))!.ownerUrl);
  };
  const rows = async <Row extends object>(statement: string): Promise<Row[]> => {
    const client = new Postgres(appUrl);
    await client.connect();
    try {
      return (await client.query<Row>(statement)).rows;
    } finally {
      await client.end();
    }
  };
  const worklist = async (): Promise<{ upToDate: boolean; nodes: { caseId: string; stage: string }[] }> =>
    (await crew.desk.ask<{ caseWorklist: Awaited<ReturnType<typeof worklist>> }>('{ caseWorklist { upToDate nodes { caseId stage } } }'))
      .caseWorklist;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'healthcert-esdb-'));
    server = await startFakeServer();
    environment = { DATA_DIR: directory, EVENTSTORE_URL: server.url };
    await start();
  });
  afterAll(async () => {
    await running.stop();
    server.stop();
    for (const place of [await findCluster(join(directory, 'postgres')), directory]) await rm(place, { recursive: true, force: true });
  });

  it('begins with an empty city: no demo data is made', async () => {
    expect(running.lines.join()).not.toContain('Sign in as');
    expect(storedIn(server, 'institution')).toBe(0);
    expect(await readinessOf(running.url)).toMatchObject({ code: 200, problems: [] });
  });

  it('takes a person from registration to a certificate that verifies', async () => {
    tokens = await foundCityIn(environment, appUrl, clinic);
    crew = await crewAt(running.url, tokens);
    const { caseId, person, certificateNumber } = await passage(crew, 'issued');
    expect(await worklist()).toEqual({ upToDate: true, nodes: [{ caseId, stage: 'reviewed' }] });

    const { caseFile } = await crew.certs.ask<{ caseFile: { certificates: { number: string; opaqueId: string }[] } }>(
      'query ($caseId: ID!) { caseFile(caseId: $caseId) { certificates { number opaqueId } } }',
      { caseId },
    );
    expect(caseFile.certificates.map(({ number }) => number)).toEqual([certificateNumber]);
    const status = await fetch(new URL(`/status/${caseFile.certificates[0]!.opaqueId}`, running.url));
    expect((await status.json()) as LiveStatus).toMatchObject({ status: 'valid', number: certificateNumber });

    // Registered, arrived, a result of each item, concluded, reviewed, issued.
    expect(storedIn(server, 'case')).toBe(5 + itemsFor(foodHandler, 'cook', person.sex).length);
    expect(await rows('SELECT count(*)::int AS events FROM event_store.events')).toEqual([{ events: 0 }]);
  });

  it('goes on with its read models after a restart', async () => {
    const standing = 'SELECT model, generation, position FROM read_models.progress ORDER BY model';
    type Progress = { readonly model: string; readonly generation: number; readonly position: string };
    const positionIn = (all: readonly Progress[]) => all.find(({ model }) => model === 'case-worklist')!.position;
    const before = await rows<Progress>(standing);
    expect(await running.stop()).toBe(0);
    await start();
    crew = await crewAt(running.url, tokens);
    const { nodes } = await worklist();
    expect(nodes).toHaveLength(1);
    const { caseId } = await passage(crew, 'arrived');
    const after = await worklist();
    expect(after.upToDate).toBe(true);
    expect(after.nodes).toContainEqual({ caseId, stage: 'arrived' });
    const progress = await rows<Progress>(standing);
    expect(progress.map(({ generation }) => generation)).toEqual(progress.map(() => 1));
    expect(positionIn(progress) > positionIn(before)).toBe(true);
  });

  it('says that the event store is away, answers so, and goes on by itself when it is back', async () => {
    server.stop();
    await expect
      .poll(() => readinessOf(running.url), { timeout: 20_000 })
      .toMatchObject({ code: 503, problems: ['the event store does not answer'] });
    const commandId = newId();
    const input = registration(somebody());
    const send = () => crew.desk.query<{ answer: { events: number } }>(mutationOf('registerCase'), { input, commandId });
    const refused = await send();
    expect(refused.errors.map(({ extensions }) => extensions?.code)).toEqual(['Unavailable']);

    await server.start();
    await expect.poll(() => readinessOf(running.url), { timeout: 20_000 }).toMatchObject({ code: 200, problems: [] });
    await expect.poll(async () => (await send()).data?.answer.events, { timeout: 20_000 }).toBe(1);
    expect(await crew.desk.done('registerCase', input, { commandId })).toMatchObject({ events: 1, repeated: true });
    const { nodes } = await worklist();
    expect(nodes.filter(({ caseId }) => caseId === input.caseId)).toEqual([{ caseId: input.caseId, stage: 'registered' }]);
  });
});
