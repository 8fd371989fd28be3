import { syntheticUnifiedCode } from '@healthcert/domain/institution';
import { describe, expect, it } from 'vitest';
import { cityOfFile, passage, registration, somebody, township, type Client, type Crew, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
cityOfFile((city) => ({ test, crew } = city));

interface Review {
  readonly reviewedBy: string;
  readonly remote: boolean;
}
const reviewOf = async (client: Client, caseId: string): Promise<Review> =>
  (await client.ask<{ caseFile: { review: Review } }>(`{ caseFile(caseId: "${caseId}") { review { reviewedBy remote } } }`)).caseFile
    .review;

describe('a review', () => {
  const concluded = async (): Promise<string> => {
    const [desk, exam, doctor] = await Promise.all(['desk', 'exam', 'doctor'].map((name) => test.as(`${township}.${name}`)));
    const here = { ...crew, desk: desk!, exam: exam!, doctor: doctor! };
    return (await passage(here, 'concluded', { institutionId: township })).caseId;
  };

  it('is remote where the reviewer acts for an institution above, and not where for the clinic itself', async () => {
    const [above, own] = [await concluded(), await concluded()];
    const county = await test.as('county.reviewer');
    await county.done('reviewConclusion', { caseId: above });
    expect(await reviewOf(county, above)).toEqual({ reviewedBy: 'staff-county.reviewer', remote: true });
    const colleague = await test.as(`${township}.reviewer`);
    await colleague.done('reviewConclusion', { caseId: own });
    expect(await reviewOf(colleague, own)).toEqual({ reviewedBy: `staff-${township}.reviewer`, remote: false });
  });

  it('is refused to a neighbour', async () => {
    const caseId = await concluded();
    expect(await crew.reviewer.send('reviewConclusion', { caseId })).toMatchObject({ __typename: 'NotPermitted' });
  });
});

describe('a name that the card cannot print', () => {
  it('is noticed while it is entered, and on the case; it is registered all the same', async () => {
    const name = '𠮷示例';
    const { missingCharacters } = await crew.desk.ask<{ missingCharacters: string[] }>(
      'query ($text: String!) { missingCharacters(text: $text) }',
      { text: name },
    );
    expect(missingCharacters).toEqual(['𠮷']);
    const input = registration(somebody({ name }));
    await crew.desk.done('registerCase', input);
    const { caseFile } = await crew.desk.ask<{ caseFile: { identity: object } }>(
      `{ caseFile(caseId: "${input.caseId}") { identity { name missingCharacters } } }`,
    );
    expect(caseFile.identity).toEqual({ name, missingCharacters: ['𠮷'] });
    expect(await crew.desk.ask('{ missingCharacters(text: "欧阳示例·Demo") }')).toEqual({ missingCharacters: [] });
  });
});

describe('what has just been changed', () => {
  it('holds at the next request: a new institution, a new role, a member who left', async () => {
    const city = await test.as('cityadmin');
    const clinic = {
      level: 'township',
      kind: 'clinic',
      area: '341102',
      code: syntheticUnifiedCode('12341102MB0000999'),
      name: '新设示例卫生院',
      licence: { number: 'PDY341102', scope: '预防保健科', validUntil: '2029-06-30' },
    };
    await city.done('addInstitution', { institutionId: 'new-clinic', parentId: 'langya', ...clinic });
    await city.done('addStaff', {
      staffId: 'staff-newdesk',
      loginName: 'newdesk',
      displayName: '新·演示',
      institutionId: 'new-clinic',
      roleIds: ['laboratory'],
    });
    const clerk = await test.as('newdesk');
    const input = registration(somebody(), { institutionId: 'new-clinic' });
    expect(await clerk.send('registerCase', input)).toMatchObject({ code: 'NotPermitted' });
    await city.done('assignRoles', { staffId: 'staff-newdesk', roleIds: ['front-desk'] });
    expect(await clerk.send('registerCase', input)).toMatchObject({ code: 'InstitutionNotAdmitted', field: 'institutionId' });
    for (const step of ['applyForAdmission', 'admitByCounty', 'admitInstitution'] as const) {
      await city.done(step, { institutionId: 'new-clinic' });
    }
    expect(await clerk.send('registerCase', input)).toMatchObject({ __typename: 'CommandReceipt' });
    await city.done('disableInstitution', { institutionId: 'new-clinic', reason: '停业' });
    const another = registration(somebody(), { institutionId: 'new-clinic' });
    expect(await clerk.send('registerCase', another)).toMatchObject({ code: 'InstitutionDisabled', field: 'institutionId' });
    await city.done('disableStaff', { staffId: 'staff-newdesk', reason: '离职' });
    expect(await clerk.send('registerCase', another)).toMatchObject({ code: 'NotSignedIn' });
  });
});
