import { projections } from '@healthcert/projections/all';
import { rebuild } from '@healthcert/projections/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  crewOf,
  openTestSystem,
  passage,
  putPortrait,
  registration,
  somebody,
  type Client,
  type Crew,
  type TestSystem,
} from '../testing/index.ts';

const person = somebody({ name: '欧阳待删', phone: '19900007788', address: '示例巷八十八号', employer: '待删演示酒楼' });
/** What must be found nowhere in clear. */
const traces = [
  person.name,
  person.documentNumber,
  person.documentNumber.slice(0, 17),
  person.phone,
  person.address,
  person.employer,
  '不愿公开的缘由',
];

let test: TestSystem;
let crew: Crew;
let city: Client;
let caseId: string;
let personId: string;
let portraitFile: string;
let opaqueId: string;

const tables = async (schemas: readonly string[]): Promise<string[]> => {
  const { rows } = await test.owner.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = ANY ($1) ORDER BY 1`,
    [schemas],
  );
  return rows.map(({ name }) => name);
};

/** Every table of these schemas whose rows, as text and as bytes, hold one of the traces. */
const tablesWithTraces = async (schemas: readonly string[]): Promise<string[]> => {
  const found: string[] = [];
  // Read models belong to the application, not to the owner.
  const pool = schemas.includes('read_models') ? test.system.readPool : test.owner;
  for (const table of await tables(schemas)) {
    const { rows } = await pool.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`);
    // bytea columns come as hex.
    const hex = traces.map((trace) => Buffer.from(trace).toString('hex'));
    if (rows.some(({ row }) => [...traces, ...hex].some((trace) => row.includes(trace)))) found.push(table);
  }
  return found;
};

beforeAll(async () => {
  test = await openTestSystem({ settings: { RETENTION_YEARS: '1' } });
  crew = await crewOf(test);
  city = await test.as('cityadmin');
  portraitFile = await putPortrait(crew.desk, person);
  let certificateNumber: string;
  ({ caseId, certificateNumber } = await passage(crew, 'issued', { person, portraitFile }));
  await crew.admin.done('suspendCertificate', { caseId, certificateNumber, reason: '不愿公开的缘由' });
  await test.settled();
  const { caseFile } = await crew.desk.ask<{ caseFile: { personId: string; certificates: { opaqueId: string }[] } }>(
    `{ caseFile(caseId: "${caseId}") { personId certificates { opaqueId } } }`,
  );
  ({ personId } = caseFile);
  opaqueId = caseFile.certificates[0]!.opaqueId;
});
afterAll(() => test.close());

describe('what is stored of a person', () => {
  it('is nowhere in clear in the log, the vault and the files; read models alone show it, while it lasts', async () => {
    expect(await tablesWithTraces(['event_store', 'vault', 'public'])).toEqual([]);
    const shown = await tablesWithTraces(['read_models']);
    expect(shown).toEqual(
      ['case_worklist', 'certificate_register', 'person', 'specimen_list'].map((name) => expect.stringContaining(name) as string),
    );
  });
});

describe('an erasure', () => {
  it('waits until the law no longer asks for the records', async () => {
    const before = await test.events();
    expect(await city.send('erasePerson', { personId, reason: 'requested' })).toMatchObject({
      __typename: 'Rejected',
      code: 'RetentionRunning',
      text: { en: 'It must be kept until 2027-11-21: before that it can only be restricted' },
    });
    expect(await test.events()).toBe(before);
    expect(await crew.desk.send('erasePerson', { personId, reason: 'requested' })).toMatchObject({ __typename: 'NotPermitted' });
  });

  it('destroys the key, empties the lists, and takes the files away', async () => {
    test.clock.advance({ days: 366 });
    await city.done('erasePerson', { personId, reason: 'retentionEnded' });
    await test.settled();
    await expect.poll(async () => (await test.owner.query('SELECT 1 FROM stored_file WHERE person_id = $1', [personId])).rowCount).toBe(0);
    const { rows } = await test.owner.query(
      'SELECT wrapped_key, (SELECT count(*)::int FROM vault.document_indexes d WHERE d.person_id = p.person_id) AS indexes FROM vault.persons p WHERE person_id = $1',
      [personId],
    );
    expect(rows).toEqual([{ wrapped_key: null, indexes: 0 }]);
    expect(await tablesWithTraces(['event_store', 'vault', 'public'])).toEqual([]);
    expect(await tablesWithTraces(['read_models'])).toEqual([]);

    const { caseWorklist } = await city.ask<{ caseWorklist: { nodes: object[] } }>(
      `{ caseWorklist(filter: { personId: "${personId}" }) { nodes { name maskedDocument phone employer portraitFile stage withheld } } }`,
    );
    expect(caseWorklist.nodes).toEqual([
      {
        name: null,
        maskedDocument: null,
        phone: null,
        employer: null,
        portraitFile: null,
        stage: 'reviewed',
        withheld: ['outcome', 'abnormal', 'returnedBecause'],
      },
    ]);
    const { person: persons } = await city.ask<{ person: { nodes: object[] } }>(
      `{ person(filter: { personId: "${personId}" }) { nodes { name phone processing birthYear } } }`,
    );
    expect(persons.nodes).toEqual([{ name: null, phone: null, processing: 'erased', birthYear: Number(person.birthDate.slice(0, 4)) }]);
  });

  it('leaves the case to be counted, and tells nothing of whose it was', async () => {
    const { caseFile, caseTimeLine } = await crew.doctor.ask<{ caseFile: object; caseTimeLine: { changes: { path: string }[] }[] }>(
      `{ caseFile(caseId: "${caseId}") { stage identity { name } items { state result { abnormal findings { code } } } conclusion { outcome reasons { zh } } withheld }
         caseTimeLine(caseId: "${caseId}") { raw changes { path before after } } }`,
    );
    expect(caseFile).toMatchObject({ stage: 'reviewed', identity: null, conclusion: { outcome: 'fit', reasons: null }, withheld: [] });
    expect(traces.filter((trace) => JSON.stringify(caseTimeLine).includes(trace))).toEqual([]);
    expect((await crew.desk.request({ url: `/api/portraits/${portraitFile}` })).statusCode).toBe(404);
    const status = (await test.stranger.request({ url: `/status/${opaqueId}` })).json<object>();
    expect(status).toMatchObject({ status: 'suspended' });
    expect(status).not.toHaveProperty('portraitUrl');
    const { search } = await crew.desk.ask<{ search: { hits: object[] } }>(
      `{ search(text: "${person.documentNumber}") { hits { caseId } } }`,
    );
    expect(search.hits).toEqual([]);
  });

  it('lets nothing more be done about them, and says why', async () => {
    const before = await test.events();
    for (const [client, operation, input] of [
      [crew.doctor, 'reopenCase', { caseId, reason: '复查' }],
      [crew.admin, 'supersedeCertificate', { caseId, certificateNumber: await numberIn(), reason: '更正' }],
      [crew.admin, 'revokeCertificate', { caseId, certificateNumber: await numberIn(), reason: '更正' }],
      [city, 'correctPerson', { personId, institutionId: 'langya-clinic', ...person, employer: undefined, employerCode: undefined }],
    ] as const) {
      const answer = await client.send(operation, input);
      expect([operation, answer.__typename]).toEqual([operation, 'Rejected']);
    }
    expect(await test.events()).toBe(before);
    expect(await city.done('erasePerson', { personId, reason: 'requested' })).toMatchObject({ events: 0 });
  });

  it('makes somebody new of the same paper', async () => {
    const anew = registration(person);
    await crew.desk.done('registerCase', anew);
    const { caseFile } = await crew.desk.ask<{ caseFile: { personId: string } }>(`{ caseFile(caseId: "${anew.caseId}") { personId } }`);
    expect(caseFile.personId).not.toBe(personId);
  });

  it('leaves every list as a list that is built anew after it', async () => {
    await test.settled();
    const built: [string, unknown][] = [];
    for (const projection of projections) {
      const { parity } = await rebuild({
        connectionString: test.database.appUrl,
        pool: test.system.readPool,
        store: test.system.store,
        codec: test.system.codec,
        projection,
      });
      built.push([projection.readModel.name, parity?.equal]);
    }
    expect(built).toEqual(projections.map(({ readModel }) => [readModel.name, true]));
  });
});

const numberIn = async (): Promise<string> => {
  const { caseFile } = await crew.admin.ask<{ caseFile: { certificates: { number: string }[] } }>(
    `{ caseFile(caseId: "${caseId}") { certificates { number } } }`,
  );
  return caseFile.certificates[0]!.number;
};
