import { caseOperations } from '@healthcert/domain/case';
import { newId, type Operation } from '@healthcert/domain/kernel';
import { foodHandler } from '@healthcert/domain/programme';
import { mainClinic } from '@healthcert/ops/seed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '../operations/index.ts';
import { openTestSystem, registration, somebody, type Client, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let desk: Client;
let exam: Client;

const price = 10_500;

beforeAll(async () => {
  test = await openTestSystem({ work: true });
  [desk, exam] = await Promise.all([test.as('desk'), test.as('exam')]);
  const admin = await test.as('clinicadmin');
  const policy = {
    name: { zh: '收费办法', en: 'Fee policy' },
    charges: true,
    payers: ['publicFunds', 'self', 'waived'],
    evidenceFor: ['waived'],
    unpaid: 'block',
    receiptNumbers: 'series',
    deskCollects: false,
    means: ['cash'],
  };
  const food = { name: { zh: '食品', en: 'Food' }, programmeId: foodHandler.id, item: null, amount: price };
  await admin.done('changeFeePolicies', { institutionId: mainClinic, changes: [{ add: { code: 'policy', value: policy } }] });
  await admin.done('changeFeePrices', { institutionId: mainClinic, changes: [{ add: { code: 'food', value: food } }] });
});
afterAll(() => test?.close());

/** As a process does it that dies between the case's append and the steps that follow in other streams. */
const brokenOff = async (operation: object, input: object): Promise<void> => {
  const actor = await test.system.actorOf('staff-desk');
  const doors = { ...test.system.doors, follows: {} };
  const request = { actor: actor!, commandId: newId(), correlationId: newId(), now: test.system.now() };
  await execute(doors, operation as Operation, (operation as Operation).input.parse(input), request);
};

const worked = async (): Promise<void> => {
  const head = await test.system.store.head();
  await expect
    .poll(async () => {
      const { rows } = await test.owner.query<{ behind: boolean }>(
        'SELECT bool_or(position IS NULL OR position < $1) AS behind FROM reaction_progress',
        [head],
      );
      return rows[0]?.behind;
    })
    .toBe(false);
  await test.system.jobs.workOff();
  await test.settled();
};

const feeOf = async (caseId: string) => {
  const { caseFile } = await desk.ask<{ caseFile: { fee: { state: string; payer: string; charged: number; outstanding: number } | null } }>(
    'query ($id: ID!) { caseFile(caseId: $id) { fee { state payer charged outstanding } } }',
    { id: caseId },
  );
  return caseFile.fee;
};

const specimensOf = async (caseId: string) => {
  const { caseFile } = await desk.ask<{ caseFile: { specimens: { kind: string; state: string }[] } }>(
    'query ($id: ID!) { caseFile(caseId: $id) { specimens { kind state } } }',
    { id: caseId },
  );
  return caseFile.specimens.map(({ kind, state }) => `${kind} ${state}`);
};

describe('a registration that broke off before its fee', () => {
  it.each([
    ['the person', { payer: 'self' }, { state: 'unpaid', payer: 'self', charged: price, outstanding: price }],
    ['public funds', {}, { state: 'publiclyFunded', payer: 'publicFunds', charged: price, outstanding: 0 }],
    [
      'nobody, by papers',
      { payer: 'waived', payerEvidence: '低保证 002' },
      { state: 'waived', payer: 'waived', charged: price, outstanding: 0 },
    ],
  ])('is charged a minute later to who was said to pay: %s', async (_who, said, fee) => {
    const input = registration(somebody(), said);
    await brokenOff(caseOperations.registerCase, input);
    await worked();
    expect(await feeOf(input.caseId)).toBeNull();
    test.clock.advance({ seconds: 61 });
    await worked();
    expect(await feeOf(input.caseId)).toEqual(fee);
    expect(await test.system.jobs.figures()).toMatchObject({ givenUp: 0 });
  });

  it('is charged once where nothing broke off', async () => {
    const input = registration(somebody(), { payer: 'self' });
    await desk.done('registerCase', input);
    const before = await feeOf(input.caseId);
    test.clock.advance({ seconds: 61 });
    await worked();
    expect(await feeOf(input.caseId)).toEqual(before);
    expect(before).toMatchObject({ charged: price });
  });
});

describe('an arrival that broke off before its labels', () => {
  it('is mended by any later step of the case, or by arriving again', async () => {
    const [one, other] = [registration(somebody()), registration(somebody())];
    for (const input of [one, other]) {
      await desk.done('registerCase', input);
      await brokenOff(caseOperations.recordArrival, { caseId: input.caseId });
      expect(await specimensOf(input.caseId)).toEqual([]);
    }
    await desk.done('recordArrival', { caseId: one.caseId });
    await exam.done('deferItem', { caseId: other.caseId, item: 'chestXray', dueOn: null, reason: '孕期' });
    for (const { caseId } of [one, other]) expect(await specimensOf(caseId)).toEqual(['blood labelled', 'stool labelled']);
  });
});
