import { syntheticUnifiedCode } from '@healthcert/domain/institution';
import { newId } from '@healthcert/domain/kernel';
import { foodHandler } from '@healthcert/domain/programme';
import { mainClinic } from '@healthcert/ops/seed';
import { beforeAll, describe, expect, it } from 'vitest';
import { cityOfFile, passage, registration, somebody, type Client, type Crew, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
cityOfFile((city) => ({ test, crew } = city));

let city: Client;
let county: Client;
let commission: Client;
beforeAll(async () => {
  city = await test.as('cityadmin');
  county = await test.as('county.commission');
  commission = await test.as('commission');
});

const institutionId = 'applying';
const clinic = {
  institutionId,
  code: syntheticUnifiedCode('12341102MB0000998'),
  area: '341102',
  name: '琅琊区新申请示例卫生院',
  licence: { number: 'PDY34110200001', scope: '预防保健科；医学检验科', validUntil: '2029-06-30' },
};
const place = { parentId: 'langya', level: 'township', kind: 'clinic' };

interface Step {
  readonly type: string;
  readonly actorId: string;
  readonly actsFor: string | null;
  readonly reason: string | null;
  readonly until: string | null;
}
const storyOf = async (of: string): Promise<Step[]> =>
  (
    await crew.desk.ask<{ institutionStory: Step[] }>(
      'query ($of: String!) { institutionStory(institutionId: $of) { type at actorId actsFor reason until } }',
      { of },
    )
  ).institutionStory;
const rowOf = async (of: string) =>
  (
    await city.ask<{ institutionList: { nodes: { admission: string; suspendedUntil: string | null; edition: number }[] } }>(
      'query ($of: String!) { institutionList(filter: { institutionId: $of }) { nodes { admission suspendedUntil edition licenceUntil } } }',
      { of },
    )
  ).institutionList.nodes[0];

describe('a clinic’s admission through its doors (A5)', () => {
  it('goes by its county and then the city; who took each step, and why it came back, is told', async () => {
    await city.done('addInstitution', { ...clinic, ...place });
    await city.done('addStaff', {
      staffId: 'staff-applying.admin',
      loginName: 'applying.admin',
      displayName: '院管·演示申',
      institutionId,
      roleIds: ['institution-administrator', 'front-desk'],
    });
    const own = await test.as('applying.admin');
    await own.done('applyForAdmission', { institutionId });
    expect(await own.send('admitByCounty', { institutionId })).toMatchObject({ code: 'NotPermitted' });
    expect(await county.send('admitInstitution', { institutionId })).toMatchObject({ code: 'CityAdmits' });
    expect(await commission.send('admitInstitution', { institutionId })).toMatchObject({ code: 'CountyFirst' });
    await county.done('returnApplication', { institutionId, reason: '请补医学影像科' });
    await own.done('changeInstitution', { ...clinic, licence: { ...clinic.licence, scope: '预防保健科；医学检验科；医学影像科' } });
    await own.done('applyForAdmission', { institutionId });
    await county.done('admitByCounty', { institutionId });
    const input = registration(somebody(), { institutionId });
    expect(await own.send('registerCase', input)).toMatchObject({ code: 'InstitutionNotAdmitted' });
    await commission.done('admitInstitution', { institutionId });
    await own.done('registerCase', input);
    expect((await storyOf(institutionId)).map(({ type, actorId, reason }) => [type, actorId, reason])).toEqual([
      ['InstitutionAdded', 'staff-cityadmin', null],
      ['AdmissionApplied', 'staff-applying.admin', null],
      ['ApplicationReturned', 'staff-county.commission', '请补医学影像科'],
      ['InstitutionChanged', 'staff-applying.admin', null],
      ['AdmissionApplied', 'staff-applying.admin', null],
      ['AdmittedByCounty', 'staff-county.commission', null],
      ['InstitutionAdmitted', 'staff-commission', null],
    ]);
    expect(await rowOf(institutionId)).toMatchObject({ admission: 'admitted', edition: 2 });
  });

  it('of another county is not this county’s to decide', async () => {
    const suspending = { institutionId: 'tianchang-clinic', reason: '整改' };
    expect(await county.send('suspendInstitution', suspending)).toMatchObject({ code: 'NotPermitted' });
  });
});

describe('a clinic that is suspended', () => {
  const today = '2026-11-21';
  const monday = '2026-11-23';
  const slots = [{ slot: '08:00', until: '09:00', seats: 9, held: 0 }];

  it('books and registers nobody at once; what has begun is finished, and who is booked is told', async () => {
    const { caseId } = await passage(crew, 'concluded');
    const { address: _address, employerCode: _employer, ...person } = somebody();
    const seat = { institutionId: mainClinic, date: monday, slot: '08:00', programmeId: foodHandler.id, jobCode: 'cook' };
    const bookingId = newId();
    await crew.admin.done('openBookingDay', { institutionId: mainClinic, date: monday, origin: 'hand', discretion: true, slots });
    await crew.desk.done('bookSeat', { ...seat, ...person, bookingId });
    const telling = { institutionId: mainClinic, date: monday, bookingId, means: 'phone' };
    expect(await crew.admin.send('tellHolder', telling)).toMatchObject({ code: 'SlotOpen' });

    await county.done('suspendInstitution', { institutionId: mainClinic, reason: '检验室整改', until: today });

    const closed = { code: 'InstitutionSuspended', field: 'institutionId' };
    const { address: _a, employerCode: _e, ...another } = somebody();
    expect(await crew.desk.send('registerCase', registration(somebody()))).toMatchObject(closed);
    expect(await crew.desk.send('bookSeat', { ...seat, ...another, bookingId: newId() })).toMatchObject(closed);
    await crew.reviewer.done('reviewConclusion', { caseId });
    await crew.admin.done('tellHolder', telling);

    // It ends with its last day.
    test.clock.set('2026-11-22T01:00:00.000Z');
    await crew.desk.done('bookSeat', { ...seat, ...another, bookingId: newId() });
    await county.done('liftSuspension', { institutionId: mainClinic });
    expect((await storyOf(mainClinic)).slice(-2)).toMatchObject([
      { type: 'InstitutionSuspended', actsFor: '琅琊区卫生健康委员会（演示）', reason: '检验室整改', until: today },
      { type: 'SuspensionLifted', reason: null },
    ]);
  });
});

describe('a clinic below a disabled authority', () => {
  const ahead = (client: Client, id: string) =>
    client.query<{ bookedAhead: object[] }>('query ($id: ID!) { bookedAhead(institutionId: $id) { institutionId date count } }', { id });

  it('takes nobody new while it lasts; how many are booked there is told beforehand, within one’s reach', async () => {
    await test.settled();
    const booked = [{ institutionId: mainClinic, date: '2026-11-23', count: 2 }];
    for (const who of [county, city]) expect((await ahead(who, 'langya')).data?.bookedAhead).toEqual(booked);
    expect((await ahead(county, mainClinic)).data?.bookedAhead).toEqual(booked);
    expect((await ahead(await test.as('tianchang-clinic.desk'), 'langya')).data?.bookedAhead).toEqual([]);
    const { errors } = await ahead(await test.as('market'), 'langya');
    expect(errors).toMatchObject([{ extensions: { code: 'NotPermitted', what: 'booking-slot-list' } }]);

    await city.done('disableInstitution', { institutionId: 'langya', reason: '机构改革' });
    expect(await crew.desk.send('registerCase', registration(somebody()))).toMatchObject({
      code: 'AuthorityDisabled',
      field: 'institutionId',
    });
    await city.done('enableInstitution', { institutionId: 'langya' });
    await crew.desk.done('registerCase', registration(somebody()));
  });
});

describe('two administrators of one institution', () => {
  it('do not write over one another', async () => {
    const change = (telephone: string) => ({ ...clinic, telephone, edition: 2 });
    await city.done('changeInstitution', change('0550-1'));
    expect(await city.send('changeInstitution', change('0550-2'))).toMatchObject({ code: 'ChangedMeanwhile', field: 'edition' });
  });
});

describe('the copy of a licence', () => {
  const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(64), Buffer.from([0xff, 0xd9])]);
  const form = (bytes: Uint8Array) => {
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(bytes)]), 'licence.jpg');
    return body;
  };
  const put = async (client: Client, of: string, bytes: Uint8Array = jpeg) => {
    const encoded = new Response(form(bytes));
    const payload = Buffer.from(await encoded.arrayBuffer());
    const headers = { 'content-type': encoded.headers.get('content-type')! };
    return client.request({ method: 'POST', url: `/api/licences/${of}`, payload, headers });
  };

  it('is kept for its institution, and shown to whoever may see institutions', async () => {
    const { id } = (await put(city, institutionId)).json<{ id: string }>();
    const { edition } = (await rowOf(institutionId))!;
    await city.done('changeInstitution', { ...clinic, edition, licence: { ...clinic.licence, copy: id } });
    const shown = await crew.desk.request({ url: `/api/licences/${institutionId}/${id}` });
    expect([shown.statusCode, shown.headers['content-type'], shown.rawPayload.equals(jpeg)]).toEqual([200, 'image/jpeg', true]);
    expect((await crew.desk.request({ url: `/api/licences/${mainClinic}/${id}` })).statusCode).toBe(404);
    expect((await test.stranger.request({ url: `/api/licences/${institutionId}/${id}` })).statusCode).toBe(401);
    const stolen = {
      ...clinic,
      institutionId: 'langya-1',
      code: syntheticUnifiedCode('12341102MB0000997'),
      licence: { ...clinic.licence, copy: id },
    };
    expect(await city.send('changeInstitution', stolen)).toMatchObject({ code: 'UnknownLicenceCopy', field: 'licence.copy' });
  });
  it('is put by those who may change the institution, and is a paper', async () => {
    expect((await put(crew.desk, mainClinic)).statusCode).toBe(403);
    expect((await put(city, 'atlantis')).statusCode).toBe(404);
    expect((await put(city, institutionId, Buffer.from('MZ'))).json()).toMatchObject({ error: { code: 'NotAPaper' } });
  });
});

describe('institutions from a file', () => {
  const rehearse = (client: Client, steps: object[]) =>
    client.request({ method: 'POST', url: '/api/institutions/rehearse', payload: { steps } });
  const adds = (over: object) => ({ does: 'addInstitution', input: { ...clinic, ...place, ...over } });
  const township = { institutionId: 'new-town', parentId: 'langya', level: 'township', kind: 'authority', code: '341102900', name: '新镇' };

  it('are refused line by line, a line below another of the same file is not', async () => {
    const before = await test.events();
    const below = { institutionId: 'x-1', parentId: 'new-town', code: syntheticUnifiedCode('12341102MB0000996') };
    const answer = await rehearse(city, [
      adds(township),
      adds(below),
      adds({ institutionId: 'x-2', code: '123411020000000012' }),
      adds({ institutionId: 'x-3', name: '' }),
      adds({ institutionId: 'x-4', parentId: 'atlantis', code: syntheticUnifiedCode('12341102MB0000995') }),
      adds({ institutionId: 'x-5', code: below.code }),
    ]);
    expect(answer.json<{ problems: { step: number; field: string }[] }>().problems.map(({ step, field }) => [step, field])).toEqual([
      [2, 'code'],
      [3, 'name'],
      [4, 'parentId'],
      [5, 'code'],
    ]);
    expect(await test.events()).toBe(before);
  });
  it('are for those who may add them', async () => {
    const { problems } = (await rehearse(crew.desk, [adds(township)])).json<{ problems: unknown[] }>();
    expect(problems).toHaveLength(1);
    expect((await rehearse(test.stranger, [])).statusCode).toBe(401);
  });
});
