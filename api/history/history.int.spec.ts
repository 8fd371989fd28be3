import { mainClinic } from '@healthcert/ops/seed';
import { beforeAll, describe, expect, it } from 'vitest';
import { cityOfFile, passage, somebody, type Client, type Crew, type TestSystem } from '../testing/index.ts';

const person = somebody({ name: '示例旧名' });

let test: TestSystem;
let crew: Crew;
let city: Client;
let caseId: string;
let certificateNumber: string;
let personId: string;
/** Instants between which something was done. */
const before: Record<'correction' | 'suspension' | 'disabling', string> = { correction: '', suspension: '', disabling: '' };

cityOfFile((made) => ({ test, crew } = made));
beforeAll(async () => {
  city = await test.as('cityadmin');
  const pause = (): string => {
    const now = test.clock.now().toISOString();
    test.clock.advance({ hours: 1 });
    return now;
  };
  ({ caseId, certificateNumber } = await passage(crew, 'issued', { person }));
  ({
    caseFile: { personId },
  } = await crew.desk.ask<{ caseFile: { personId: string } }>('query ($caseId: ID!) { caseFile(caseId: $caseId) { personId } }', {
    caseId,
  }));
  before.correction = pause();
  const { employer: _employer, employerCode: _code, ...corrected } = { ...person, name: '示例新名' };
  await city.done('correctPerson', { personId, institutionId: mainClinic, ...corrected });
  before.suspension = pause();
  await crew.admin.done('suspendCertificate', { caseId, certificateNumber, reason: '接到腹泻报告' });
  before.disabling = pause();
  await city.done('disableInstitution', { institutionId: mainClinic, reason: '装修' });
  await city.done('enableInstitution', { institutionId: mainClinic });
});

interface History {
  readonly entries: readonly {
    readonly type: string;
    readonly title: { readonly zh: string };
    readonly changes: readonly { readonly path: string; readonly before: string | null; readonly after: string | null }[];
    readonly raw: { readonly data: Record<string, unknown> };
  }[];
  readonly standing: readonly { readonly path: string; readonly value: string }[] | null;
}

const entry = 'entries { type title { zh } changes { path before after } raw }';

const ofPerson = async (client: Client, at?: string): Promise<History | null> =>
  (
    await client.ask<{ history: History | null }>(
      `query ($id: ID!, $at: DateTime) { history: personHistory(personId: $id) { ${entry} standing(at: $at) { path value } } }`,
      { id: personId, at },
    )
  ).history;

const ofClinic = async (client: Client, at?: string): Promise<History | null> =>
  (
    await client.ask<{ history: History | null }>(
      `query ($id: ID!, $at: DateTime) { history: institutionHistory(institutionId: $id) { ${entry} standing(at: $at) { path value } } }`,
      { id: mainClinic, at },
    )
  ).history;

const valueOf = ({ standing }: History, path: string): string | undefined => standing?.find((field) => field.path === path)?.value;

describe('a record on any date', () => {
  it('is a person by the name they had, with what changed it and when', async () => {
    expect(valueOf((await ofPerson(city, before.correction))!, 'identity.name')).toBe('示例旧名');
    const now = (await ofPerson(city))!;
    expect(valueOf(now, 'identity.name')).toBe('示例新名');
    expect(now.entries.map(({ type }) => type)).toEqual(['PersonEnrolled', 'PersonCorrected']);
    expect(now.entries[1]!.changes).toEqual([{ path: 'identity.name', before: '示例旧名', after: '示例新名' }]);
    expect((await ofPerson(city, '2026-01-01T00:00:00.000Z'))!.standing).toBeNull();
    const [read] = await test.system.accessLog.list({ institutions: null, limit: 1 });
    expect(read).toMatchObject({ kind: 'read', what: 'person-history', actorId: 'staff-cityadmin', subjectIds: [personId] });
  });

  it('is an institution, enabled or not, for whoever may read its logs', async () => {
    const history = (await ofClinic(city))!;
    expect(history.entries.slice(-2).map(({ title, changes }) => [title.zh, changes[0]!.after])).toEqual([
      ['停用机构', 'false'],
      ['启用机构', 'true'],
    ]);
    expect(valueOf((await ofClinic(crew.admin, before.disabling))!, 'enabled')).toBe('true');
    expect((await crew.desk.query(`{ institutionHistory(institutionId: "${mainClinic}") { entries { type } } }`)).errors).toMatchObject([
      { extensions: { code: 'NotPermitted' } },
    ]);
  });

  it('is a case with its certificate: valid then, suspended now', async () => {
    const validity = async (asOf?: string) =>
      (
        await crew.admin.ask<{ caseFile: { certificates: { validity: string }[] } }>(
          'query ($caseId: ID!, $asOf: DateTime) { caseFile(caseId: $caseId, asOf: $asOf) { certificates { validity } } }',
          { caseId, asOf },
        )
      ).caseFile.certificates.map((one) => one.validity);
    expect(await validity(before.suspension)).toEqual(['valid']);
    expect(await validity()).toEqual(['suspended']);
  });

  it('is refused where the person is not the asker’s to see', async () => {
    const market = await test.as('market');
    const { errors } = await market.query(`{ personHistory(personId: "${personId}") { entries { type } } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'NotPermitted' } }]);
    expect(await ofPerson(city).then((history) => history!.entries.length)).toBe(2);
    expect((await city.ask<{ history: null }>('{ history: personHistory(personId: "nobody") { entries { type } } }')).history).toBeNull();
  });
});
