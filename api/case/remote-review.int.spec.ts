import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSystem, otherCounty, passage, township, type Client, type Crew, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
/** A township clinic with one physician: nobody else there may review what they conclude. */
let crew: Crew;
let county: Client;
let city: Client;

beforeAll(async () => {
  test = await openTestSystem();
  const [desk, exam, doctor, reviewer, admin] = await Promise.all(
    [`${township}.desk`, `${township}.exam`, `${township}.doctor`, `${township}.reviewer`, 'county.admin'].map((name) => test.as(name)),
  );
  crew = { desk: desk!, exam: exam!, doctor: doctor!, reviewer: reviewer!, certs: desk!, admin: admin! };
  [county, city] = await Promise.all([test.as('county.reviewer'), test.as('cityadmin')]);
});
afterAll(() => test?.close());

const arranged = (review: 'remote' | null) => ({ institutionId: township, review });
const concluded = () => passage(crew, 'concluded', { institutionId: township });
const previewOf = async (client: Client, caseId: string) =>
  (
    await client.ask<{ conclusionPreviews: { entirelyNormal: boolean; remoteReview: boolean; byHand: boolean; outcome: string }[] }>(
      'query ($ids: [ID!]!) { conclusionPreviews(caseIds: $ids) { outcome entirelyNormal remoteReview byHand } }',
      { ids: [caseId] },
    )
  ).conclusionPreviews[0];

describe('remote review (A9)', () => {
  it('is no business of the clinic while a second person of its own reviews', async () => {
    const { caseId } = await concluded();
    expect(await crew.doctor.send('reviewConclusion', { caseId })).toMatchObject({ __typename: 'NotPermitted' });
    await crew.reviewer.done('reviewConclusion', { caseId });
  });

  it('is arranged by the city, not by the clinic', async () => {
    for (const client of [crew.doctor, crew.admin, county])
      expect((await client.send('arrangeReview', arranged('remote'))).__typename).toBe('NotPermitted');
    await city.done('arrangeReview', arranged('remote'));
    await test.settled();
    const { institutionList } = await city.ask<{ institutionList: { nodes: object[] } }>(
      '{ institutionList(filter: { review: [remote] }) { nodes { institutionId review } } }',
    );
    expect(institutionList.nodes).toEqual([{ institutionId: township, review: 'remote' }]);
  });

  it('tells whoever arranges it who will review, and who is told of overdue notifications', async () => {
    const standing = (client: Client, institutionId: string) =>
      client.query<{ standingAbove: object }>(
        `query ($id: ID!) { standingAbove(institutionId: $id) {
          reviewers { institutionId people direct } told { institutionId people direct } } }`,
        { id: institutionId },
      );
    expect((await standing(city, township)).data?.standingAbove).toEqual({
      reviewers: { institutionId: 'langya', people: 1, direct: true },
      told: { institutionId: 'langya', people: 2, direct: true },
    });
    expect((await standing(city, otherCounty)).data?.standingAbove).toEqual({
      reviewers: null,
      told: { institutionId: 'chuzhou', people: 1, direct: false },
    });
    expect((await standing(county, township)).errors[0]?.extensions).toMatchObject({ code: 'NotPermitted' });
  });

  it('is done by the county, whose queue names the clinic; then the certificate is issued', async () => {
    const { caseId } = await concluded();
    expect(await crew.reviewer.send('reviewConclusion', { caseId })).toMatchObject({
      __typename: 'Rejected',
      code: 'RemoteReviewRequired',
    });
    expect(await crew.desk.send('issueCertificate', { caseId })).toMatchObject({ __typename: 'Rejected' });
    await test.settled();
    const { caseWorklist } = await county.ask<{ caseWorklist: { nodes: { caseId: string }[] } }>(
      `{ caseWorklist(filter: { stage: [concluded], institutionId: "${township}" }) { nodes { caseId institutionId outcome } } }`,
    );
    expect(caseWorklist.nodes).toEqual([{ caseId, institutionId: township, outcome: 'fit' }]);
    await county.done('reviewConclusion', { caseId });
    const { caseFile } = await county.ask<{ caseFile: { stage: string; review: object } }>(
      `{ caseFile(caseId: "${caseId}") { stage review { reviewedBy remote } } }`,
    );
    expect(caseFile).toEqual({ stage: 'reviewed', review: { reviewedBy: 'staff-county.reviewer', remote: true } });
    await crew.desk.done('issueCertificate', { caseId });
  });

  it('gives a conclusion back with a reason that its physician reads, and takes it again', async () => {
    const { caseId } = await concluded();
    await county.done('returnConclusion', { caseId, reason: '请补充医师意见' });
    const { caseFile } = await crew.doctor.ask<{ caseFile: object }>(`{ caseFile(caseId: "${caseId}") { stage returnedBecause } }`);
    expect(caseFile).toEqual({ stage: 'examined', returnedBecause: '请补充医师意见' });
    await crew.doctor.done('concludeCase', { caseId, opinion: '可以从事相关工作' });
    await county.done('reviewConclusion', { caseId });
  });

  it('shows what may be passed together: the entirely normal, by the rules', async () => {
    const [{ caseId: normal }, { caseId: hand }] = await Promise.all([concluded(), passage(crew, 'examined', { institutionId: township })]);
    await crew.doctor.done('concludeByHand', { caseId: hand, outcome: 'fit', reason: '专科会诊意见' });
    expect(await previewOf(county, normal)).toEqual({ outcome: 'fit', entirelyNormal: true, remoteReview: true, byHand: false });
    expect(await previewOf(county, hand)).toMatchObject({ entirelyNormal: false, byHand: true });
    await county.done('reviewConclusion', { caseId: normal });
    expect(await previewOf(county, normal)).toBeUndefined();
  });

  it('ends when the city says so', async () => {
    await city.done('arrangeReview', arranged(null));
    const { caseId } = await concluded();
    await crew.reviewer.done('reviewConclusion', { caseId });
  });
});
