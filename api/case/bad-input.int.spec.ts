import { newId } from '@healthcert/domain/kernel';
import { syntheticIdNumber } from '@healthcert/domain/person';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  cityOfFile,
  numberOf,
  passage,
  putPortrait,
  registration,
  somebody,
  type CommandAnswer,
  type Crew,
  type TestSystem,
} from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
cityOfFile((city) => ({ test, crew } = city));

/** Everything that a refused command must leave as it was. */
const stored = async (): Promise<object> => {
  const { rows } = await test.owner.query<object>(
    'SELECT (SELECT count(*) FROM event_store.events) AS events, (SELECT count(*) FROM vault.persons) AS persons',
  );
  return rows[0]!;
};

const refusal = ({ __typename, code, field }: CommandAnswer) => [__typename, code, field];

describe('a registration', () => {
  let before: object;
  beforeEach(async () => void (before = await stored()));
  afterEach(async () => expect(await stored()).toEqual(before));

  const register = async (over: object): Promise<unknown[]> =>
    refusal(await crew.desk.send('registerCase', registration(somebody(), over)));

  it('with a mistyped check character', async () => {
    const { documentNumber } = somebody();
    const wrong = documentNumber.slice(0, 17) + (documentNumber.endsWith('1') ? '2' : '1');
    expect(await register({ documentNumber: wrong })).toEqual(['Rejected', 'DocumentNumberMistyped', 'documentNumber']);
  });

  it('with a birth date in the future, in the number or beside it', async () => {
    const born = syntheticIdNumber({ area: '341102', birthDate: '2026-11-22', sequence: 901 });
    expect(await register({ documentNumber: born, birthDate: null })).toEqual(['Rejected', 'DocumentBirthDateInFuture', 'documentNumber']);
    const foreigner = { documentType: 'passport', documentNumber: 'E12345678', birthDate: '2026-11-22', sex: 'male' };
    expect(await register(foreigner)).toEqual(['Rejected', 'BirthDateInFuture', 'birthDate']);
  });

  it.each<[string, object, string, string]>([
    ['no number of any form', { documentNumber: '12345' }, 'DocumentNumberMalformed', 'documentNumber'],
    [
      'another sex than the number says',
      { sex: null, documentType: 'passport', documentNumber: 'E12345678', birthDate: '1990-01-01' },
      'SexMissing',
      'sex',
    ],
    ['a name of blanks', { name: '　 ' }, 'NameMissing', 'name'],
    ['an unknown job', { jobCode: 'astronaut' }, 'UnknownJob', 'jobCode'],
    ['an unknown programme', { programmeId: 'no-such' }, 'UnknownProgramme', 'programmeId'],
    ['a portrait that nobody put', { portraitFile: newId() }, 'UnknownPortrait', 'portraitFile'],
    ['a portrait that is no id', { portraitFile: '../../etc/passwd' }, 'UnknownPortrait', 'portraitFile'],
    ['the renewal of nothing', { renewalOf: newId() }, 'UnknownRenewal', 'renewalOf'],
  ])('with %s', async (_, over, code, field) => {
    const [kind, ...rest] = await register(over);
    expect(['Rejected', 'InvalidInput']).toContain(kind);
    if (kind === 'Rejected') expect(rest).toEqual([code, field]);
    else expect(rest[1]).toBe(field);
  });

  it.each<[string, object, string]>([
    ['a date that is none', { birthDate: '1990-02-30' }, 'birthDate'],
    ['a name without end', { name: '长'.repeat(5000) }, 'name'],
    ['an id that is none', { caseId: 'x' }, 'caseId'],
  ])('with %s', async (_, over, field) => {
    const [kind, , at] = await register(over);
    expect([kind, at]).toEqual(['InvalidInput', field]);
  });
});

describe('a registration elsewhere', () => {
  it('is refused at an authority, which examines nobody', async () => {
    const before = await stored();
    expect(refusal(await crew.desk.send('registerCase', registration(somebody(), { institutionId: 'langya' })))).toEqual([
      'NotPermitted',
      'NotPermitted',
      null,
    ]);
    expect(await stored()).toEqual(before);
  });

  it('is refused with the portrait of somebody else', async () => {
    const portraitFile = await putPortrait(crew.desk, somebody());
    const before = await stored();
    expect(refusal(await crew.desk.send('registerCase', registration(somebody(), { portraitFile })))).toEqual([
      'Rejected',
      'UnknownPortrait',
      'portraitFile',
    ]);
    expect(await stored()).toEqual(before);
  });

  it('is refused for one whose record is restricted', async () => {
    const { person, caseId } = await passage(crew, 'registered');
    const { caseFile } = await crew.desk.ask<{ caseFile: { personId: string } }>(
      'query ($caseId: ID!) { caseFile(caseId: $caseId) { personId } }',
      { caseId },
    );
    const city = await test.as('cityadmin');
    await city.done('restrictPerson', { personId: caseFile.personId, reason: 'disputed' });
    const before = await stored();
    expect(refusal(await crew.desk.send('registerCase', registration(person)))).toEqual(['Rejected', 'ProcessingIsRestricted', null]);
    expect(await stored()).toEqual(before);
  });
});

describe('a result', () => {
  const result = (caseId: string, over: object = {}) => ({
    caseId,
    item: 'alt',
    findings: [],
    values: [{ field: 'alt', value: 20 }],
    ...over,
  });

  it.each<[string, object, unknown[]]>([
    ['an unknown item', { item: 'aura' }, ['Rejected', 'UnknownItem', 'item']],
    ['an unknown finding', { item: 'skin', values: [], findings: [{ code: 'wings' }] }, ['Rejected', 'UnknownFinding', 'findings']],
    ['a value that is not measured', { values: [{ field: 'luck', value: 7 }] }, ['Rejected', 'UnknownField', 'values']],
    ['a time in the future', { performedAt: '2030-01-01T00:00:00.000Z' }, ['Rejected', 'PerformedInFuture', 'performedAt']],
    ['a time that is none', { performedAt: 'yesterday' }, ['InvalidInput', 'Invalid.invalid_format', 'performedAt']],
  ])('with %s', async (_, over, expected) => {
    const { caseId } = await passage(crew, 'arrived');
    const before = await stored();
    const answer = await crew.exam.send('recordResult', result(caseId, over));
    expect([answer.__typename, answer.code]).toEqual(expected.slice(0, 2));
    expect(answer.field).toMatch(new RegExp(`^${String(expected[2])}`));
    expect(answer.text).toEqual({ zh: expect.any(String) as string, en: expect.any(String) as string });
    expect(await stored()).toEqual(before);
  });

  it('of a cancelled case, and of one that does not exist', async () => {
    const { caseId } = await passage(crew, 'arrived');
    await crew.desk.done('cancelCase', { caseId, reason: '本人改期' });
    const before = await stored();
    expect(refusal(await crew.exam.send('recordResult', result(caseId)))).toEqual(['Rejected', 'AlreadyCancelled', null]);
    // Whose it would be is unknown, so nobody of an institution may.
    expect(refusal(await crew.exam.send('recordResult', result(newId())))).toEqual(['NotPermitted', 'NotPermitted', null]);
    expect(await stored()).toEqual(before);
  });

  it('of a number that JSON cannot say', async () => {
    const { caseId } = await passage(crew, 'arrived');
    const { answer } = await crew.exam.ask<{ answer: CommandAnswer }>(
      `mutation { answer: recordResult(input: { caseId: "${caseId}", item: "alt", findings: [], values: [{ field: "alt", value: 1e999 }] }) { __typename ... on Problem { code field } } }`,
    );
    expect(refusal(answer)).toEqual(['InvalidInput', 'Invalid.invalid_type', 'values.0.value']);
  });
});

describe('a certificate that may not be issued', () => {
  it('uses up no number', async () => {
    const { caseId } = await passage(crew, 'concluded');
    const { caseId: issued } = await passage(crew, 'issued');
    const certificateNumber = await numberOf(crew.certs, issued);
    await crew.admin.done('revokeCertificate', { caseId: issued, certificateNumber, reason: '演示' });
    const before = await stored();
    expect(refusal(await crew.certs.send('issueCertificate', { caseId }))).toEqual(['Rejected', 'NotReviewed', null]);
    expect(refusal(await crew.certs.send('issueCertificate', { caseId: issued }))).toEqual(['Rejected', 'ConclusionSpent', null]);
    const again = { caseId: issued, certificateNumber, reason: '更正' };
    expect(refusal(await crew.admin.send('supersedeCertificate', again))).toEqual(['Rejected', 'AlreadyRevoked', 'certificateNumber']);
    const unknown = { ...again, certificateNumber: '34110220260109335785' };
    expect(refusal(await crew.admin.send('supersedeCertificate', unknown))).toEqual([
      'Rejected',
      'UnknownCertificate',
      'certificateNumber',
    ]);
    expect(await stored()).toEqual(before);
  });
});

describe('a code scanned at the kitchen door', () => {
  it('of another making, truncated, or changed is unknown, never an error', async () => {
    const { caseId } = await passage(crew, 'issued');
    await crew.desk.ask('{ caseWorklist { upToDate } }');
    const { caseFile } = await crew.certs.ask<{ caseFile: { certificates: { opaqueId: string }[] } }>(
      'query ($caseId: ID!) { caseFile(caseId: $caseId) { certificates { opaqueId } } }',
      { caseId },
    );
    const { opaqueId } = caseFile.certificates[0]!;
    const changed = opaqueId.slice(0, -1) + (opaqueId.endsWith('A') ? 'B' : 'A');
    for (const id of [
      changed,
      opaqueId.slice(0, 8),
      `${opaqueId}A`,
      'x'.repeat(90),
      encodeURIComponent('../../x'),
      encodeURIComponent("' OR 1=1 --"),
    ]) {
      const answer = await test.stranger.request({ url: `/status/${id}` });
      expect([answer.statusCode, answer.json<{ status: string }>().status]).toEqual([200, 'unknown']);
    }
  });
});
