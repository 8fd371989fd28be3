import { newId } from '@healthcert/domain/kernel';
import { notificationProcess } from '@healthcert/domain/notification';
import { dayInChina } from '@healthcert/domain/person';
import { foodHandler } from '@healthcert/domain/programme';
import { standardRoles } from '@healthcert/domain/staff';
import { mainClinic } from '@healthcert/ops/seed';
import { beforeAll, describe, expect, it } from 'vitest';
import { graphqlName } from '../graphql/read-model-types.ts';
import { listedModels } from '../graphql/schema.ts';
import { worker } from '../jobs/executors.ts';
import { execute } from '../operations/index.ts';
import {
  cityOfFile,
  importOld,
  passage,
  putPortrait,
  saveOldSource,
  somebody,
  type Client,
  type Crew,
  type TestSystem,
} from '../testing/index.ts';

const person = somebody({ name: '限制某' });

let test: TestSystem;
let crew: Crew;
let city: Client;
let caseId: string;
let certificateNumber: string;
let personId: string;
let portraitFile: string;
let opaqueId: string;
let specimen: string;
let archiveId: string;

/** One of the clinic for each role; the regulator stands above it. */
const ofRole = new Map<string, Client>();
const above: Readonly<Record<string, string>> = {
  'health-commission': 'langya',
  reviewer: 'langya',
  'city-administrator': 'chuzhou',
  'market-inspector': 'chuzhou',
};

/** They come again next year: bookings are listed, and closed like the rest. */
const bookAgain = async (): Promise<void> => {
  const day = { institutionId: mainClinic, date: dayInChina(new Date(Date.parse(test.system.now()) + 7 * 86_400_000).toISOString()) };
  const slots = [{ slot: '09:00', until: '10:00', seats: 2, held: 0 }];
  await crew.admin.done('openBookingDay', { ...day, origin: 'hand', discretion: false, slots });
  const { address: _address, employerCode: _employer, ...who } = person;
  const seat = { bookingId: newId(), slot: '09:00', programmeId: foodHandler.id, jobCode: 'cook' };
  await crew.desk.done('bookSeat', { ...day, ...seat, ...who });
};

/** Where fees are charged, they are listed: and closed like the rest. */
const charge = async (): Promise<void> => {
  const policy = {
    name: { zh: '收费办法', en: 'Fee policy' },
    charges: true,
    payers: ['self'],
    evidenceFor: [],
    unpaid: 'allow',
    receiptNumbers: 'series',
    deskCollects: false,
    means: ['cash'],
  };
  const food = { name: { zh: '食品', en: 'Food' }, programmeId: foodHandler.id, item: null, amount: 10_500 };
  await crew.admin.done('changeFeePolicies', { institutionId: mainClinic, changes: [{ add: { code: 'policy', value: policy } }] });
  await crew.admin.done('changeFeePrices', { institutionId: mainClinic, changes: [{ add: { code: 'food', value: food } }] });
};

cityOfFile((city) => ({ test, crew } = city));
beforeAll(async () => {
  city = await test.as('cityadmin');
  await charge();
  portraitFile = await putPortrait(crew.desk, person);
  ({ caseId, certificateNumber } = await passage(crew, 'issued', { person, portraitFile }));
  await bookAgain();
  // From the system before this one, too.
  await saveOldSource(city);
  const { name, documentNumber } = person;
  const old = await importOld(city, [{ number: 'OLD-1', name, documentNumber, validFrom: '2026-01-05', validUntil: '2027-01-04' }]);
  archiveId = old.rows[0]!.archiveId!;
  for (const { id } of standardRoles) {
    const loginName = `one.${id}`;
    const staff = { staffId: `staff-${loginName}`, loginName, displayName: '演示', institutionId: above[id] ?? mainClinic, roleIds: [id] };
    await city.done('addStaff', staff);
    ofRole.set(id, (await test.as(loginName)).stating('inspection'));
  }
  const { caseFile } = await crew.desk.ask<{
    caseFile: { personId: string; certificates: { opaqueId: string }[]; specimens: { number: string }[] };
  }>(`{ caseFile(caseId: "${caseId}") { personId certificates { opaqueId } specimens { number } } }`);
  ({ personId } = caseFile);
  opaqueId = caseFile.certificates[0]!.opaqueId;
  specimen = caseFile.specimens[0]!.number;
  await execute(
    test.system.doors,
    notificationProcess.settleSuspicions,
    { caseId, personId, item: 'chestXray', suspects: ['pulmonaryTuberculosis'], corrected: false, knownAt: test.system.now() },
    { actor: worker, commandId: newId(), correlationId: newId(), now: test.system.now() },
  );
  await test.settled();
});

const models = listedModels.filter(({ subject }) => subject !== undefined);
const readers = models.flatMap((model) =>
  standardRoles.flatMap(({ id, reads }) =>
    reads[model.name] ? [{ model, role: id, regulator: reads[model.name]!.restricted === true }] : [],
  ),
);

/** How many of the person's rows a list shows, and how many it counts. */
const shownIn = async (client: Client, { name, subject }: (typeof models)[number]): Promise<[number, number]> => {
  const field = graphqlName.field(name);
  const filter = `filter: { ${subject}: "${personId}" }`;
  const answer = await client.ask<Record<string, unknown>>(`{ ${field}(${filter}) { nodes { ${subject} } } ${field}Count(${filter}) }`);
  return [(answer[field] as { nodes: unknown[] }).nodes.length, answer[`${field}Count`] as number];
};

/** What each door that opens one thing of the person answers: whether it opened. */
const doors: readonly [string, (client: Client) => Promise<boolean>][] = [
  [
    'the case',
    async (client) =>
      (await client.query<{ caseFile: object | null }>(`{ caseFile(caseId: "${caseId}") { stage } }`)).data?.caseFile != null,
  ],
  [
    'the time line',
    async (client) =>
      ((await client.query<{ caseTimeLine: object[] | null }>(`{ caseTimeLine(caseId: "${caseId}") { type } }`)).data?.caseTimeLine ?? [])
        .length > 0,
  ],
  [
    'the specimen',
    async (client) =>
      (await client.query<{ specimenScan: { specimen: object | null } }>(`{ specimenScan(text: "${specimen}") { specimen { number } } }`))
        .data?.specimenScan.specimen != null,
  ],
  [
    'the old card',
    async (client) =>
      (await client.query<{ archivedCertificate: object | null }>(`{ archivedCertificate(archiveId: "${archiveId}") { archiveId } }`)).data
        ?.archivedCertificate != null,
  ],
  ['the portrait', async (client) => (await client.request({ url: `/api/portraits/${portraitFile}` })).statusCode === 200],
  [
    'the card',
    async (client) => (await client.request({ url: `/api/certificates/cards.pdf?numbers=${certificateNumber}` })).statusCode === 200,
  ],
];

const openedBy = async (role: string): Promise<string[]> => {
  const opened = await Promise.all(doors.map(async ([name, open]) => ((await open(ofRole.get(role)!)) ? [name] : [])));
  return opened.flat();
};

describe('somebody whose processing is restricted (PIPL art. 47)', () => {
  const before = new Map<string, string[]>();
  beforeAll(async () => {
    for (const { id } of standardRoles) before.set(id, await openedBy(id));
    await city.done('restrictPerson', { personId, reason: 'requested' });
    await test.settled();
  });

  it('was seen by many before', () => {
    expect(before.get('front-desk')).toEqual(['the case', 'the time line', 'the specimen', 'the old card', 'the portrait']);
    expect(before.get('certificate-clerk')).toEqual(['the case', 'the time line', 'the old card', 'the portrait', 'the card']);
  });

  it('leaves what the law still asks with those who must report it, until it is settled', async () => {
    const reporting = models.find(({ name }) => name === 'notification-list')!;
    for (const role of ['physician', 'institution-administrator', 'reviewer'])
      expect([role, ...(await shownIn(ofRole.get(role)!, reporting))]).toEqual([role, 1, 1]);
    await crew.doctor.done('reportNotification', {
      caseId,
      disease: 'pulmonaryTuberculosis',
      cardNumber: 'KA-1',
      reportedTo: '区疾控中心',
    });
    await test.settled();
  });

  it.each(readers.map((one) => [one.role, one.model.name, one] as const))('%s sees of %s what the role says', async (role, _name, one) => {
    const [shown, counted] = await shownIn(ofRole.get(role)!, one.model);
    expect([shown > 0, counted > 0]).toEqual([one.regulator, one.regulator]);
  });

  it.each(standardRoles.map(({ id }) => id))('%s opens nothing of theirs, but as the regulator', async (role) =>
    expect(await openedBy(role)).toEqual(role === 'health-commission' ? before.get(role) : []),
  );

  it('is found by nobody else, by name or by number', async () => {
    for (const text of [person.name, person.documentNumber, certificateNumber]) {
      const { search } = await crew.certs.ask<{ search: { hits: object[] } }>(`{ search(text: "${text}") { hits { caseId } } }`);
      expect(search.hits).toEqual([]);
    }
  });

  it('has nothing more done with their case, but by the regulator', async () => {
    const events = await test.events();
    const of = { caseId, certificateNumber };
    const refused = { __typename: 'Rejected', code: 'ProcessingIsRestricted' };
    expect(await crew.certs.send('printCertificate', of)).toMatchObject(refused);
    expect(await ofRole.get('cashier')!.send('payFee', { caseId, amount: 10_500, means: 'cash' })).toMatchObject(refused);
    expect(await crew.exam.send('collectSpecimen', { caseId, number: specimen })).toMatchObject(refused);
    expect(await crew.desk.send('labelSpecimens', { caseId, institutionId: mainClinic })).toMatchObject(refused);
    expect(await crew.doctor.send('reopenCase', { caseId, reason: '复查' })).toMatchObject(refused);
    expect(await city.send('suspendArchivedCertificate', { archiveId, reason: '核查' })).toMatchObject(refused);
    expect(await test.events()).toBe(events);
    await ofRole.get('health-commission')!.done('suspendCertificate', { ...of, reason: '核查' });
    await ofRole.get('health-commission')!.done('reinstateCertificate', { ...of, reason: '核查' });
  });

  it('is still verified by whoever holds the card', async () => {
    await test.settled();
    const status = (await test.stranger.request({ url: `/status/${opaqueId}` })).json<object>();
    expect(status).toMatchObject({ status: 'valid', number: certificateNumber });
    expect((await test.stranger.request({ url: `/status/${opaqueId}/portrait` })).statusCode).toBe(200);
    const card = { number: 'OLD-1', name: person.name };
    const old = await test.stranger.request({ method: 'POST', url: '/verify/archived', payload: card });
    expect(old.json()).toMatchObject({ status: 'valid', signed: false });
  });

  it('is seen as before once it is lifted', async () => {
    await city.done('liftRestriction', { personId });
    await test.settled();
    for (const { id } of standardRoles) expect([id, await openedBy(id)]).toEqual([id, before.get(id)]);
    for (const { role, model } of readers) expect([role, (await shownIn(ofRole.get(role)!, model))[0] > 0]).toEqual([role, true]);
  });
});
