import { mainClinic } from '@healthcert/ops/seed';
import { describe, expect, it } from 'vitest';
import {
  cityOfFile,
  examine,
  numberOf,
  putPortrait,
  registration,
  somebody,
  type Client,
  type Crew,
  type TestSystem,
} from '../testing/index.ts';
import type { LiveStatus } from '../verification/routes.ts';

let test: TestSystem;
let crew: Crew;
cityOfFile((city) => ({ test, crew } = city));

interface WorklistRow {
  readonly caseId: string;
  readonly name: string | null;
  readonly stage: string;
  readonly outcome: string | null;
  readonly certificateValidity: string | null;
  readonly custody: string | null;
  readonly pendingStations: readonly string[];
  readonly revision: number;
}

/** The row as a client sees it that has just written: it must be up to date with that. */
const rowFor = async (client: Client, caseId: string): Promise<WorklistRow> => {
  const { caseWorklist } = await client.ask<{ caseWorklist: { upToDate: boolean; nodes: WorklistRow[] } }>(
    `{ caseWorklist(first: 200) { upToDate nodes { caseId name stage outcome certificateValidity custody pendingStations revision } } }`,
  );
  expect(caseWorklist.upToDate).toBe(true);
  return caseWorklist.nodes.find((row) => row.caseId === caseId)!;
};

const statusOf = async (opaqueId: string): Promise<LiveStatus> => {
  await test.settled();
  return (await test.stranger.request({ url: `/status/${opaqueId}` })).json<LiveStatus>();
};

interface Certificate {
  readonly number: string;
  readonly opaqueId: string;
  readonly validFrom: string;
  readonly validUntil: string;
}
const certificatesOf = async (caseId: string): Promise<Certificate[]> => {
  const { caseFile } = await crew.certs.ask<{ caseFile: { certificates: Certificate[] } }>(
    'query ($caseId: ID!) { caseFile(caseId: $caseId) { certificates { number opaqueId validFrom validUntil } } }',
    { caseId },
  );
  return caseFile.certificates;
};

interface Entry {
  readonly type: string;
  readonly title: { readonly zh: string };
  readonly at: string;
  readonly actorId: string;
  readonly actorName: string | null;
  readonly actorRoles: readonly string[];
  readonly institutionId: string | null;
  readonly institutionName: string | null;
  readonly revision: number;
  readonly changes: readonly { readonly path: string; readonly before: string | null; readonly after: string | null }[];
}
const timeLineOf = async (client: Client, caseId: string): Promise<Entry[]> =>
  (
    await client.ask<{ caseTimeLine: Entry[] }>(
      `query ($caseId: ID!) { caseTimeLine(caseId: $caseId) {
        type title { zh } at actorId actorName actorRoles institutionId institutionName revision changes { path before after }
      } }`,
      { caseId },
    )
  ).caseTimeLine;

describe('a whole life over the API', () => {
  const person = somebody({ name: '示例生平' });
  const life = registration(person);
  const { caseId } = life;
  let first: Certificate;

  it('begins at the desk: every receipt tells where it stands, and the list shows it at once', async () => {
    const portraitFile = await putPortrait(crew.desk, person);
    const registered = await crew.desk.done('registerCase', { ...life, portraitFile });
    expect(registered).toMatchObject({ __typename: 'CommandReceipt', streamId: caseId, revision: 0, events: 1, repeated: false });
    expect(await rowFor(crew.desk, caseId)).toMatchObject({ name: '示例生平', stage: 'registered', outcome: null, revision: 0 });

    test.clock.advance({ minutes: 5 });
    const arrived = await crew.desk.done('recordArrival', { caseId });
    expect([arrived.revision, arrived.position > registered.position]).toEqual([1, true]);
    expect(await rowFor(crew.desk, caseId)).toMatchObject({ stage: 'arrived', revision: 1 });
  });

  it('passes the stations until nothing is left to do', async () => {
    test.clock.advance({ minutes: 5 });
    await examine(crew, caseId, person);
    expect(await rowFor(crew.exam, caseId)).toMatchObject({ stage: 'examined', pendingStations: [], revision: 11 });
  });

  it('is concluded by the rules, reviewed by another, and certified for twelve months from the day in China', async () => {
    test.clock.advance({ hours: 1 });
    await crew.doctor.done('concludeCase', { caseId });
    expect(await rowFor(crew.doctor, caseId)).toMatchObject({ stage: 'concluded', outcome: 'fit' });
    await crew.reviewer.done('reviewConclusion', { caseId });
    await crew.certs.done('issueCertificate', { caseId });
    expect(await rowFor(crew.certs, caseId)).toMatchObject({ stage: 'reviewed', certificateValidity: 'valid', custody: 'issued' });

    [first] = (await certificatesOf(caseId)) as [Certificate];
    expect(first).toMatchObject({ number: expect.stringMatching(/^\d{20}$/), validFrom: '2026-11-21', validUntil: '2027-11-20' });
    expect(await statusOf(first.opaqueId)).toEqual({
      status: 'valid',
      number: first.number,
      validUntil: '2027-11-20',
      portraitUrl: `/status/${first.opaqueId}/portrait`,
      checkedAt: test.system.now(),
    });
  });

  it('is printed and handed out, and the scan says what is true after each change', async () => {
    const of = { caseId, certificateNumber: first.number };
    const reason = '演示用原因';
    await crew.certs.done('printCertificate', of);
    await crew.certs.done('handOutCertificate', { ...of, takenBy: 'holder' });
    expect(await rowFor(crew.certs, caseId)).toMatchObject({ certificateValidity: 'valid', custody: 'handedOut' });
    await crew.certs.done('undoHandOut', { ...of, reason: '扫错了证' });
    expect(await rowFor(crew.certs, caseId)).toMatchObject({ certificateValidity: 'valid', custody: 'printed' });
    expect(await crew.desk.send('undoHandOut', { ...of, reason })).toMatchObject({ __typename: 'NotPermitted' });
    await crew.certs.done('handOutCertificate', { ...of, takenBy: 'employer', takerName: '示例经理' });
    expect(await rowFor(crew.certs, caseId)).toMatchObject({ custody: 'handedOut' });

    await crew.admin.done('suspendCertificate', { ...of, reason });
    await rowFor(crew.admin, caseId);
    expect((await statusOf(first.opaqueId)).status).toBe('suspended');
    await crew.admin.done('reinstateCertificate', { ...of, reason });
    await rowFor(crew.admin, caseId);
    expect((await statusOf(first.opaqueId)).status).toBe('valid');

    const superseding = await crew.admin.done('supersedeCertificate', { ...of, reason });
    expect(superseding.events).toBe(2);
    await rowFor(crew.admin, caseId);
    const second = (await certificatesOf(caseId))[1]!;
    expect(await statusOf(first.opaqueId)).toMatchObject({ status: 'superseded', supersededBy: second.number });
    expect((await statusOf(second.opaqueId)).status).toBe('valid');

    await crew.admin.done('revokeCertificate', { caseId, certificateNumber: second.number, reason });
    expect(await rowFor(crew.admin, caseId)).toMatchObject({ certificateValidity: 'revoked' });
    const revoked = await statusOf(second.opaqueId);
    expect([revoked.status, revoked.portraitUrl]).toEqual(['revoked', undefined]);
    expect((await test.stranger.request({ url: `/status/${second.opaqueId}/portrait` })).statusCode).toBe(404);
  });

  it('is told in a time line: who, where, when, and what was before and after', async () => {
    const entries = await timeLineOf(crew.doctor, caseId);
    expect(entries.map(({ type }) => type)).toEqual([
      'CaseRegistered',
      'PersonArrived',
      ...Array.from({ length: 10 }, () => 'ResultRecorded'),
      'CaseConcluded',
      'ConclusionReviewed',
      'CertificateIssued',
      'CertificatePrinted',
      'CertificateHandedOut',
      'HandOutUndone',
      'CertificateHandedOut',
      'CertificateSuspended',
      'CertificateReinstated',
      'CertificateSuperseded',
      'CertificateIssued',
      'CertificateRevoked',
    ]);
    expect(entries.map(({ revision }) => revision)).toEqual(entries.keys().toArray());
    expect(entries[0]).toMatchObject({
      at: '2026-11-20T23:30:00.000Z',
      actorId: 'staff-desk',
      actorName: '前台·演示甲',
      actorRoles: ['front-desk'],
      institutionId: mainClinic,
      institutionName: '琅琊区示例健康体检中心',
    });
    expect(entries[0]!.changes).toContainEqual({ path: 'identity.name', before: null, after: '示例生平' });
    expect(entries[1]!.changes).toContainEqual({ path: 'stage', before: 'registered', after: 'arrived' });
    const suspended = entries.find(({ type }) => type === 'CertificateSuspended')!;
    expect(suspended.changes).toContainEqual({ path: `certificates.${first.number}.validity`, before: 'valid', after: 'suspended' });
  });

  it('keeps from the desk what was found, in the time line too', async () => {
    const entries = await timeLineOf(crew.desk, caseId);
    const paths = entries.flatMap(({ changes }) => changes.map(({ path }) => path));
    expect(paths).toContain('identity.name');
    const told = paths.filter((path) => /clinical|finding|remark|reason/i.test(path));
    // Why the record of a card was changed is about the person, not about their health.
    expect(told.every((path) => path.endsWith('.identity.reason'))).toBe(true);
    expect(paths).toContain(`certificates.${first.number}.identity.takerName`);
  });

  it('can be seen as it stood at an instant, whatever zone the instant is written in', async () => {
    const stageAt = async (asOf: string): Promise<string | undefined> =>
      (
        await crew.desk.ask<{ caseFile: { stage: string } | null }>(
          'query ($caseId: ID!, $asOf: DateTime) { caseFile(caseId: $caseId, asOf: $asOf) { stage } }',
          { caseId, asOf },
        )
      ).caseFile?.stage;
    expect(await stageAt('2026-11-20T23:34:59.999Z')).toBe('registered');
    expect(await stageAt('2026-11-21T07:34:59+08:00')).toBe('registered');
    expect(await stageAt('2026-11-21T07:35:00+08:00')).toBe('arrived');
    expect(await stageAt('2026-11-20T23:35:00Z')).toBe('arrived');
    expect(await stageAt('2026-11-20T23:29:59Z')).toBeUndefined();
  });

  it('may be followed by a renewal, a case of its own that names the old one', async () => {
    const renewal = registration(person, { renewalOf: caseId });
    await crew.desk.done('registerCase', renewal);
    const { caseFile } = await crew.desk.ask<{ caseFile: { renewalOfCase: string; personId: string } }>(
      'query ($caseId: ID!) { caseFile(caseId: $caseId) { renewalOfCase personId } }',
      { caseId: renewal.caseId },
    );
    expect(caseFile.renewalOfCase).toBe(caseId);
    const someoneElse = registration(somebody(), { renewalOf: caseId });
    expect(await crew.desk.send('registerCase', someoneElse)).toMatchObject({
      __typename: 'Rejected',
      code: 'UnknownRenewal',
      field: 'renewalOf',
    });
    expect(await numberOf(crew.certs, caseId)).not.toBe(first.number);
  });
});
