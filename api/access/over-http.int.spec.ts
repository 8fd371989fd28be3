import { newId, type Operation } from '@healthcert/domain/kernel';
import { bookingOperations } from '@healthcert/domain/booking';
import { defaultLayouts, layoutOperations } from '@healthcert/domain/layout';
import { foodHandler } from '@healthcert/domain/programme';
import { standardRoles } from '@healthcert/domain/staff';
import { cityInstitutions, mainClinic } from '@healthcert/ops/seed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listedModels, operations, type OperationName } from '../graphql/schema.ts';
import { graphqlName } from '../graphql/read-model-types.ts';
import { crew, crewOf, openTestSystem, otherCounty, passage, somebody, township, type Client, type TestSystem } from '../testing/index.ts';
import { inWords, operationCases, readCases, sampled, type OperationCase, type ParentOf, type ReadCase } from './index.ts';
import { belongings, inputOf, mayStandAt } from './things.ts';

const parentOf: ParentOf = Object.fromEntries(cityInstitutions().map(({ institutionId, parentId }) => [institutionId, parentId ?? null]));
/** Where actors and things are put: the city, a county, its clinic, a township of it, and a clinic elsewhere. */
const places: ParentOf = Object.fromEntries(
  ['chuzhou', 'langya', mainClinic, township, 'tianchang', otherCounty].map((id) => [id, parentOf[id]!]),
);

let test: TestSystem;
let city: Client;
const caseAt = new Map<string, string>();
const memberAt = new Map<string, string>();

const join = async (loginName: string, institutionId: string, roleIds: readonly string[]): Promise<void> => {
  await city.done('addStaff', { staffId: `staff-${loginName}`, loginName, displayName: '演示', institutionId, roleIds });
};

beforeAll(async () => {
  test = await openTestSystem();
  city = await test.as('cityadmin');
  const desks = { [mainClinic]: 'desk', [township]: `${township}.desk`, [otherCounty]: `${otherCounty}.desk` };
  for (const [institutionId, desk] of Object.entries(desks)) {
    const people = await crewOf(test);
    const { caseId } = await passage({ ...people, desk: await test.as(desk) }, 'arrived', { institutionId });
    caseAt.set(institutionId, caseId);
  }
  for (const [n, place] of Object.keys(places).entries()) {
    await join(`thing.${n}`, place, ['laboratory']);
    memberAt.set(place, `staff-thing.${n}`);
  }
  await test.settled();
});
afterAll(() => test.close());

const entries = async (kind: string): Promise<{ what: string; actor_id: string }[]> =>
  (
    await test.owner.query<{ what: string; actor_id: string }>('SELECT what, actor_id FROM access_log WHERE kind = $1 ORDER BY sequence', [
      kind,
    ])
  ).rows;

describe('operations over HTTP', () => {
  /** Enough of every operation's fields; those that must differ by operation below. */
  const fieldsFor = ({ operation, targetInstitution }: OperationCase): Record<string, unknown> => {
    const { name: _name, ...person } = somebody();
    const every = {
      ...person,
      name: operation === 'defineRole' || operation === 'changeRole' ? { zh: '试', en: 'Trial' } : '演示某',
      caseId: operation === 'registerCase' ? newId() : (caseAt.get(targetInstitution ?? '') ?? newId()),
      institutionId:
        operation === 'addInstitution' ? newId() : (targetInstitution ?? (belongings.get(operation) === 'list' ? null : 'no-such')),
      parentId: targetInstitution ?? 'no-such',
      programmeId: foodHandler.id,
      programme: foodHandler,
      jobCode: 'cook',
      item: 'alt',
      items: ['alt'],
      changes: [{ retire: { code: 'no-such' } }],
      dictionary: 'no-such',
      findings: [],
      values: [{ field: 'alt', value: 20 }],
      outcome: 'fit',
      certificateNumber: '34110220260109335785',
      takenBy: 'holder',
      personId: newId(),
      level: 'township',
      kind: Object.hasOwn(layoutOperations, operation) ? 'card' : 'clinic',
      design: defaultLayouts.card,
      number: Object.hasOwn(layoutOperations, operation) ? 1 : '260302123456016',
      because: operation.startsWith('revoke') ? null : operation === 'closeSlots' ? 'other' : 'lost',
      code: newId(),
      area: '341102',
      roleId: 'no-such',
      operation: 'no-such',
      batchId: newId(),
      count: 1,
      operations: [],
      reads: [],
      staffId: operation === 'addStaff' ? `staff-${newId()}` : (memberAt.get(targetInstitution ?? '') ?? 'no-such'),
      newPassword: 'temporary tiger 3',
      subject: `office-${newId()}`,
      loginName: `new.${newId().slice(-12)}`,
      displayName: '演示某',
      roleIds: ['laboratory'],
      payer: 'employer',
      amount: 1,
      means: Object.hasOwn(bookingOperations, operation) ? 'phone' : 'cash',
      receiptNumber: 'no-such',
      cashierId: 'no-such',
      day: '2026-11-21',
      countedCash: 0,
      disease: 'no-such',
      assigneeId: 'no-such',
      cardNumber: '1',
      reportedTo: '演示',
      bookingId: newId(),
      runId: newId(),
      edition: 1,
      note: '演示',
      date: '2026-11-23',
      fromDate: '2026-11-24',
      slot: '08:00',
      slots:
        operation === 'openBookingDay' || operation === 'changeCapacity'
          ? [{ slot: '08:00', until: '09:00', seats: 1, held: 0 }]
          : ['08:00'],
      origin: 'hand',
      discretion: false,
      cause: 'person',
      jobId: newId(),
      archiveId: newId(),
      importId: newId(),
      source: 'no-such',
      fileHash: '0'.repeat(64),
      rows: 1,
      review: 'remote',
      diagnosedAt: '2026-11-20T23:00:00.000Z',
      reason:
        (
          {
            restrictPerson: 'disputed',
            erasePerson: 'requested',
            reopenCashierDay: 'other',
            rejectSpecimen: 'other',
            discardSpecimen: 'other',
          } as Record<string, string>
        )[operation] ?? '演示',
    };
    return inputOf(operations.find(({ name }) => name === operation) as Operation, every);
  };

  const cases = operationCases({ operations, roles: standardRoles, institutions: places }).filter(
    ({ operation, actorInstitution, targetInstitution, owned }) => {
      const belonging = belongings.get(operation)!;
      const ofCase = belonging === 'case' || belonging === 'specimen';
      // In this city nobody is charged and nothing notifiable is suspected: there is no such thing anywhere.
      const thing =
        belonging === 'fee' || belonging === 'notification' || belonging === 'archive'
          ? targetInstitution === null
          : !ofCase || targetInstitution === null || caseAt.has(targetInstitution);
      return !owned && actorInstitution !== null && mayStandAt(belonging, targetInstitution) && thing;
    },
  );

  it('are done for those whom a role allows, refused to the others, and every refusal is recorded', async () => {
    // Of every operation some, so that none is left out by chance.
    const byOperation = Map.groupBy(cases, ({ operation }) => operation);
    const chosen = operations.flatMap(({ name }, n) =>
      sampled(byOperation.get(name) ?? [], ({ allowed }) => allowed, { count: 8, seed: n }),
    );
    const clients = new Map<string, Client>();
    const clientFor = async ({ role, actorInstitution }: OperationCase): Promise<Client> => {
      const key = `${role.id} ${actorInstitution}`;
      const loginName = `actor.${clients.size}`;
      const kept = clients.get(key);
      if (kept) return kept;
      await join(loginName, actorInstitution!, [role.id]);
      const client = await test.as(loginName);
      clients.set(key, client);
      return client;
    };

    const recorded = (await entries('refused')).length;
    const wrong: string[] = [];
    for (const one of chosen) {
      const client = await clientFor(one);
      const answer = await client.send(one.operation as OperationName, fieldsFor(one));
      if (answer.__typename === 'InvalidInput') throw new Error(`${one.operation}: ${JSON.stringify(answer)}`);
      if ((answer.__typename !== 'NotPermitted') !== one.allowed) wrong.push(`${inWords(one)}: ${answer.__typename} ${answer.code ?? ''}`);
    }
    expect(wrong).toEqual([]);
    const refused = chosen.filter(({ allowed }) => !allowed);
    expect(new Set(refused.map(({ operation }) => operation)).size).toBe(operations.length);
    expect((await entries('refused')).slice(recorded).map(({ what }) => what)).toEqual(refused.map(({ operation }) => operation));
  }, 120_000);
});

describe('lists over HTTP', () => {
  beforeAll(() => test.settled());
  const cases = readCases({ operations: [], roles: standardRoles, institutions: { ...parentOf } }, listedModels);
  const actorOf = (roleId: string, at: string | null): string => `${roleId} ${at}`;
  const byActor = Map.groupBy(
    cases.filter(({ owned }) => !owned),
    ({ role, actorInstitution }) => actorOf(role.id, actorInstitution),
  );
  const alone = crew.filter(({ roleIds }) => roleIds.length === 1);

  it.each(alone.map(({ loginName, roleIds, institutionId }) => [loginName, roleIds[0]!, institutionId] as const))(
    '%s sees the rows and the columns that the role shows, and each that is withheld is null and named',
    async (loginName, roleId, at) => {
      const plain = await test.as(loginName);
      const { reads } = standardRoles.find(({ id }) => id === roleId)!;
      const ofActor = byActor.get(actorOf(roleId, at))!;
      for (const [model, stated] of listedModels.flatMap((one) =>
        (reads[one.name]?.purpose ? [false, true] : [false]).map((said) => [one, said] as const),
      )) {
        const client = stated ? plain.stating('inspection') : plain;
        const columns = Object.entries(model.columns as Record<string, { group: string; hidden: boolean }>).filter(
          ([, { hidden }]) => !hidden,
        );
        const field = graphqlName.field(model.name);
        const { data, errors } = await client.query<Record<string, { nodes: Record<string, unknown>[] }>>(
          `{ ${field}(first: 200) { nodes { ${columns.map(([name]) => name).join(' ')} withheld } } }`,
        );
        const shown = new Map<unknown, ReadCase['shown']>(
          ofActor.filter((one) => one.readModel === model.name && one.stated === stated).map((one) => [one.targetInstitution, one.shown]),
        );
        const shownAt = (institution: unknown) => shown.get(institution) ?? null;
        if (!reads[model.name]) {
          expect(errors).toMatchObject([{ extensions: { code: 'NotPermitted', what: model.name } }]);
          expect(data?.[field] ?? null).toBeNull();
          continue;
        }
        expect(errors).toEqual([]);
        const { nodes } = data![field]!;
        if (model.institution === null) {
          // Nobody's in particular: holds what is plain, for whoever may read it at all.
          expect(columns.filter(([, { group }]) => group !== 'plain')).toEqual([]);
          expect(nodes.flatMap(({ withheld }) => withheld)).toEqual([]);
          continue;
        }
        for (const row of nodes) {
          const shown = shownAt(row[model.institution]);
          expect(shown).not.toBeNull();
          const withheld = columns.filter(([, { group }]) => !shown!.has(group as never)).map(([name]) => name);
          expect(row.withheld).toEqual(withheld);
          expect(withheld.filter((name) => row[name] !== null)).toEqual([]);
        }
        const { rows } = await test.system.readPool.query<{ institution: string }>(
          `SELECT ${model.institution.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} AS institution FROM ${test.system.reads.liveTable(model)}`,
        );
        expect(nodes).toHaveLength(Math.min(200, rows.filter(({ institution }) => shownAt(institution) !== null).length));
      }
    },
  );
});
