import { newId } from '@healthcert/domain/kernel';
import { describe, expect, it } from 'vitest';
import { cityOfFile, numberOf, passage, registration, somebody, type Crew, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let crew: Crew;
cityOfFile((city) => ({ test, crew } = city));

const bothTexts = { zh: expect.stringMatching(/[\u4e00-\u9fff]/) as string, en: expect.stringMatching(/^[\u0020-\u007e’“”]+$/) as string };

describe('an answer that is no receipt', () => {
  it('is Rejected where a rule says no, with its code, field and both texts', async () => {
    const { caseId } = await passage(crew, 'registered');
    expect(await crew.desk.send('cancelCase', { caseId, reason: ' ' })).toEqual({
      __typename: 'Rejected',
      code: 'ReasonMissing',
      field: 'reason',
      text: { zh: '请填写原因', en: 'Give a reason' },
    });
  });

  it('is InvalidInput where the input is not of its form', async () => {
    const answer = await crew.desk.send('registerCase', registration(somebody({ name: 'x'.repeat(101) })));
    expect(answer).toEqual({
      __typename: 'InvalidInput',
      code: 'Invalid.too_big',
      field: 'name',
      text: { zh: '内容过长', en: 'Too long' },
    });
    const noUuid = await crew.desk.send('recordArrival', { caseId: 'case 1' });
    expect(noUuid).toEqual({ __typename: 'InvalidInput', code: 'Invalid.invalid_format', field: 'caseId', text: bothTexts });
    const badCommand = await crew.desk.send('recordArrival', { caseId: newId() }, { commandId: '1' });
    expect(badCommand).toEqual({ __typename: 'InvalidInput', code: 'Invalid.commandId', field: 'commandId', text: bothTexts });
  });

  it('is NotPermitted where the role does not reach, and to strangers', async () => {
    const { caseId } = await passage(crew, 'registered');
    const refused = { __typename: 'NotPermitted', field: null, text: bothTexts };
    expect(await crew.exam.send('cancelCase', { caseId, reason: '改期' })).toEqual({ ...refused, code: 'NotPermitted' });
    expect(await test.stranger.send('cancelCase', { caseId, reason: '改期' })).toEqual({ ...refused, code: 'NotSignedIn' });
  });

  it('is StaleVersion where the person saw an older revision, and names the one there is', async () => {
    const { caseId } = await passage(crew, 'arrived');
    expect(await crew.desk.send('cancelCase', { caseId, reason: '改期' }, { expectedRevision: 0 })).toEqual({
      __typename: 'StaleVersion',
      code: 'StaleVersion',
      field: null,
      text: bothTexts,
      actualRevision: 1,
    });
    expect(await crew.desk.done('cancelCase', { caseId, reason: '改期' }, { expectedRevision: 1 })).toMatchObject({ revision: 2 });
  });

  it('leaves nothing behind, of whichever kind', async () => {
    const { caseId } = await passage(crew, 'arrived');
    const before = await test.events();
    await crew.desk.send('cancelCase', { caseId, reason: '' });
    await crew.desk.send('recordArrival', { caseId: 'case 1' });
    await crew.exam.send('cancelCase', { caseId, reason: '改期' });
    await crew.desk.send('cancelCase', { caseId, reason: '改期' }, { expectedRevision: 0 });
    expect(await test.events()).toBe(before);
  });
});

describe('a command sent again under its id', () => {
  it('is answered with its first receipt, whatever has happened since', async () => {
    const input = registration(somebody());
    const { caseId } = input;
    const commandId = newId();
    const first = await crew.desk.done('registerCase', input, { commandId });
    expect([first.events, first.repeated]).toEqual([1, false]);
    await crew.desk.done('recordArrival', { caseId });
    const before = await test.events();
    expect(await crew.desk.done('registerCase', input, { commandId })).toEqual({ ...first, repeated: true });
    expect(await test.events()).toBe(before);
  });

  it('draws no second number for the same certificate', async () => {
    const { caseId } = await passage(crew, 'reviewed');
    const commandId = newId();
    const first = await crew.certs.done('issueCertificate', { caseId }, { commandId });
    const before = await test.events();
    expect(await crew.certs.done('issueCertificate', { caseId }, { commandId })).toEqual({ ...first, repeated: true });
    expect(await test.events()).toBe(before);
    expect(await crew.certs.send('issueCertificate', { caseId })).toMatchObject({ __typename: 'Rejected', code: 'AlreadyCertified' });
  });

  it('is done once where twenty arrive together', async () => {
    const { caseId } = await passage(crew, 'registered');
    const commandId = newId();
    const answers = await Promise.all(Array.from({ length: 20 }, () => crew.desk.send('recordArrival', { caseId }, { commandId })));
    expect(new Set(answers.map(({ position, revision }) => `${position} ${revision}`)).size).toBe(1);
    expect(answers.filter(({ repeated }) => repeated === false)).toHaveLength(1);
  });

  it('is another command where somebody else sends it', async () => {
    const commandId = newId();
    const one = registration(somebody());
    const other = registration(somebody());
    await crew.desk.done('registerCase', one, { commandId });
    const desk = await test.as('langya-1.desk');
    expect(await desk.done('registerCase', { ...other, institutionId: 'langya-1' }, { commandId })).toMatchObject({
      streamId: other.caseId,
      repeated: false,
    });
  });

  it('draws numbers of its own at each case, even where a client uses one id twice', async () => {
    const [one, other] = [await passage(crew, 'reviewed'), await passage(crew, 'reviewed')];
    const commandId = newId();
    for (const { caseId } of [one, other]) await crew.certs.done('issueCertificate', { caseId }, { commandId });
    const colleague = await test.as('clinicadmin');
    const third = await passage(crew, 'reviewed');
    await colleague.done('issueCertificate', { caseId: third.caseId }, { commandId });
    const numbers = await Promise.all([one, other, third].map(({ caseId }) => numberOf(crew.certs, caseId)));
    expect(new Set(numbers).size).toBe(3);
  });
});

describe('two clerks at one case', () => {
  it('are told apart: the second sees that something has changed', async () => {
    const { caseId, input } = await passage(crew, 'registered');
    const { programmeId: _programme, institutionId: _institution, renewalOf: _renewal, ...particulars } = { renewalOf: null, ...input };
    const answers = await Promise.all(
      ['演示甲店', '演示乙店'].map((employer) =>
        crew.desk.send('correctRegistration', { ...particulars, employer }, { expectedRevision: 0 }),
      ),
    );
    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual(['CommandReceipt', 'StaleVersion']);
    expect(await crew.desk.send('cancelCase', { caseId, reason: '改期' }, { expectedRevision: 1 })).toMatchObject({ revision: 2 });
  });
});
