import { inCapitals, inYuan } from '@healthcert/domain/fee';
import { newId } from '@healthcert/domain/kernel';
import { foodHandler } from '@healthcert/domain/programme';
import { mainClinic } from '@healthcert/ops/seed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderedPages } from '../../integrations/print/raster.ts';
import { openTestSystem, registration, somebody, type Client, type TestSystem } from '../testing/index.ts';

let test: TestSystem;
let desk: Client;
let cashier: Client;
let admin: Client;

const price = 10_500;
const policy = {
  name: { zh: '收费办法', en: 'Fee policy' },
  charges: true,
  payers: ['self', 'publicFunds', 'employer', 'waived'],
  evidenceFor: ['waived'],
  unpaid: 'block',
  receiptNumbers: 'series',
  deskCollects: false,
  means: ['cash', 'wechat'],
};
const pricedAt = (zh: string, amount: number, item: string | null) => ({ name: { zh, en: zh }, programmeId: foodHandler.id, item, amount });

const configure = async (value: object): Promise<void> => {
  const known = await admin.ask<{ feePolicies: { edition: number }[] }>(
    'query ($institutionId: ID) { feePolicies(institutionId: $institutionId) { edition } }',
    { institutionId: mainClinic },
  );
  const edition = known.feePolicies[0]?.edition;
  const change = edition === undefined ? { add: { code: 'policy', value } } : { change: { code: 'policy', value, edition } };
  await admin.done('changeFeePolicies', { institutionId: mainClinic, changes: [change] });
};

const registered = async (over: object = {}): Promise<string> => {
  const input = registration(somebody(), over);
  await desk.done('registerCase', input);
  return input.caseId;
};

const feeOf = async (caseId: string) => {
  await test.settled();
  const { feeList } = await cashier.ask<{ feeList: { nodes: Record<string, unknown>[] } }>(
    'query ($n: String!) { feeList(filter: { caseNumber: $n }) { nodes { feeState payer charged due paid receiptNumber means name evidence } } }',
    { n: await numberOf(caseId) },
  );
  return feeList.nodes[0];
};

const numberOf = async (caseId: string): Promise<string> =>
  (await desk.ask<{ caseFile: { caseNumber: string } }>('query ($id: ID!) { caseFile(caseId: $id) { caseNumber } }', { id: caseId }))
    .caseFile.caseNumber;

/** Every movement of money that is stored, read from the log itself. */
const movementsInTheLog = async () => {
  const { store, codec } = test.system;
  const { events } = await store.readAll(null, 100_000);
  return (await codec.decode(events)).filter((event) => ['FeePaid', 'PaymentReversed', 'FeeRefunded'].includes(event.type)) as unknown as {
    readonly type: string;
    readonly data: {
      readonly cashierId: string;
      readonly day: string;
      readonly receiptNumber: string;
      readonly means: string;
      readonly amount: number;
    };
  }[];
};

const pay = (caseId: string, over: object = {}) => ({ caseId, amount: price, means: 'cash', ...over });

const days = async (client: Client) =>
  (
    await client.ask<{ cashierDayList: { nodes: Record<string, unknown>[] } }>(
      '{ cashierDayList { nodes { cashierId day state movements cash wechat total countedCash difference differenceReason } } }',
    )
  ).cashierDayList.nodes;

const ofToday = { institutionId: mainClinic, cashierId: 'staff-cashier', day: '2026-11-21' };

beforeAll(async () => {
  test = await openTestSystem();
  [desk, cashier, admin] = (await Promise.all(['desk', 'cashier', 'clinicadmin'].map((name) => test.as(name)))) as [Client, Client, Client];
});
afterAll(() => test?.close());

describe('an institution that does not charge', () => {
  it('sees nothing of fees, and refuses to', async () => {
    const caseId = await registered();
    const { feePolicy, caseFile } = await desk.ask<{ feePolicy: object; caseFile: object }>(
      'query ($id: ID!) { feePolicy { charges } caseFile(caseId: $id) { fee { state } } }',
      { id: caseId },
    );
    expect({ feePolicy, caseFile }).toEqual({ feePolicy: { charges: false }, caseFile: { fee: null } });
    expect(await cashier.send('chargeFee', { caseId, institutionId: mainClinic })).toMatchObject({ code: 'InstitutionDoesNotCharge' });
    const me = await desk.request({ method: 'GET', url: '/api/me' });
    expect(me.json()).toMatchObject({ charges: false });
  });
});

describe('an institution that charges', () => {
  beforeAll(async () => {
    await configure(policy);
    const changes = [
      { add: { code: 'food', value: pricedAt('食品', price, null) } },
      { add: { code: 'hav', value: pricedAt('甲肝抗体', 4000, 'havIgm') } },
    ];
    await admin.done('changeFeePrices', { institutionId: mainClinic, changes });
  });

  it('charges with the registration, by its policy and price list', async () => {
    expect(await feeOf(await registered())).toMatchObject({ feeState: 'unpaid', payer: 'self', charged: price, due: price, paid: 0 });
    const funded = await feeOf(await registered({ payer: 'publicFunds' }));
    expect(funded).toMatchObject({ feeState: 'publiclyFunded', charged: price, due: 0 });
    const waived = await feeOf(await registered({ payer: 'waived', payerEvidence: '低保证 001' }));
    expect(waived).toMatchObject({ feeState: 'waived', evidence: '低保证 001' });
    expect((await desk.request({ method: 'GET', url: '/api/me' })).json()).toMatchObject({ charges: true });
  });

  it.each([
    ['a waiver without a reason', { payer: 'waived' }, ['EvidenceMissing', 'payerEvidence']],
    ['a programme without a price', { programmeId: 'public-place', jobCode: 'hairdresser' }, ['PriceMissing', 'programmeId']],
  ])('refuses %s before anything is written', async (_what, over, [code, field]) => {
    const before = await test.events();
    expect(await desk.send('registerCase', registration(somebody(), over))).toMatchObject({ code, field });
    expect(await test.events()).toBe(before);
  });

  it('lets nobody arrive unpaid where the policy says so, and charges what is added', async () => {
    const caseId = await registered();
    expect(await desk.send('recordArrival', { caseId })).toMatchObject({ code: 'FeeUnpaid' });
    await desk.done('addItem', { caseId, item: 'havIgm' });
    expect(await feeOf(caseId)).toMatchObject({ charged: price + 4000, feeState: 'unpaid' });
    expect(await cashier.send('payFee', pay(caseId))).toMatchObject({ code: 'PartPayment', field: 'amount' });
    await cashier.done('payFee', pay(caseId, { amount: price + 4000, means: 'wechat' }));
    await desk.done('recordArrival', { caseId });
    expect(await feeOf(caseId)).toMatchObject({ feeState: 'paid', paid: price + 4000, means: 'wechat' });
  });

  it.each([
    ['means that it does not take', pay('', { means: 'card' }), 'MeansNotAccepted'],
    ['more than is due', pay('', { amount: price + 1 }), 'OverPayment'],
  ])('refuses %s, and allots no number to it', async (_what, input, code) => {
    const caseId = await registered();
    const before = await test.events();
    expect(await cashier.send('payFee', { ...input, caseId })).toMatchObject({ code });
    expect(await test.events()).toBe(before);
  });

  it('lets the desk collect only where the policy says so', async () => {
    const caseId = await registered();
    expect(await desk.send('payFee', pay(caseId))).toMatchObject({ __typename: 'NotPermitted' });
    expect(await desk.send('payFeeAtDesk', pay(caseId))).toMatchObject({ code: 'DeskDoesNotCollect' });
    await configure({ ...policy, deskCollects: true });
    await desk.done('payFeeAtDesk', pay(caseId));
    expect(await feeOf(caseId)).toMatchObject({ feeState: 'paid' });
    await configure(policy);
  });

  it('books a payment once, however often it is sent, under numbers without a gap', async () => {
    const caseId = await registered();
    const commandId = newId();
    const first = await cashier.done('payFee', pay(caseId), { commandId });
    const { receiptNumber } = (await feeOf(caseId))!;
    expect(receiptNumber).toMatch(/^\d{3}261121\d{4}$/);
    const again = await cashier.done('payFee', pay(caseId), { commandId });
    expect(again).toMatchObject({ repeated: true, revision: first.revision });
    const next = await registered();
    await cashier.done('payFee', pay(next));
    expect(Number((await feeOf(next))!.receiptNumber)).toBe(Number(receiptNumber) + 1);
  });

  it('takes the numbers of printed receipts, each once', async () => {
    await configure({ ...policy, receiptNumbers: 'typed' });
    const [one, two] = [await registered(), await registered()];
    expect(await cashier.send('payFee', pay(one))).toMatchObject({ code: 'PrintedNumberMissing', field: 'printedNumber' });
    await cashier.done('payFee', pay(one, { printedNumber: 'AB-00817' }));
    expect(await cashier.send('payFee', pay(two, { printedNumber: 'AB-00817' }))).toMatchObject({ code: 'ReceiptNumberUsed' });
    expect(await feeOf(one)).toMatchObject({ receiptNumber: 'AB-00817' });
    await configure(policy);
  });

  it('gives back what a cancelled case paid', async () => {
    const caseId = await registered();
    await cashier.done('payFee', pay(caseId));
    await desk.done('cancelCase', { caseId, reason: '本人改期' });
    expect(await feeOf(caseId)).toMatchObject({ feeState: 'refundDue', due: 0, paid: price });
    await cashier.done('refundFee', { caseId, amount: price, means: 'cash', reason: '取消' });
    expect(await feeOf(caseId)).toMatchObject({ feeState: 'refunded', paid: 0 });
  });

  it('closes the day on the recount of its log; what comes later goes to the next day', async () => {
    const paid = await registered();
    await cashier.done('payFee', pay(paid));
    const { receiptNumber } = (await feeOf(paid))!;
    await cashier.done('reversePayment', { caseId: paid, receiptNumber, reason: '收错' });
    const open = (await days(cashier)).find(({ cashierId }) => cashierId === 'staff-cashier')!;
    const own = (await movementsInTheLog()).filter(({ data }) => data.cashierId === 'staff-cashier');
    const recount = (means: string | null) =>
      own
        .filter(({ data }) => means === null || data.means === means)
        .reduce((sum, { type, data }) => sum + (type === 'FeePaid' ? data.amount : -data.amount), 0);
    expect([own.length, recount('cash'), recount('wechat'), recount(null)]).toEqual([open.movements, open.cash, open.wechat, open.total]);
    expect(await cashier.send('closeCashierDay', { ...ofToday, countedCash: 0 })).toMatchObject({ code: 'DifferenceUnexplained' });
    const countedCash = Number(open.cash) - 500;
    await cashier.done('closeCashierDay', { ...ofToday, countedCash, differenceReason: 'changeError' });
    expect((await days(cashier)).find(({ cashierId }) => cashierId === 'staff-cashier')).toMatchObject({
      state: 'closed',
      countedCash,
      difference: -500,
      differenceReason: 'changeError',
    });

    const late = await registered();
    await cashier.done('payFee', pay(late));
    expect((await days(cashier)).filter(({ cashierId }) => cashierId === 'staff-cashier')).toMatchObject([
      { day: '2026-11-22', state: 'open', cash: price, movements: 1 },
      { day: '2026-11-21', state: 'closed' },
    ]);
    const { receiptNumber: lateNumber } = (await feeOf(paid)) ?? {};
    expect(lateNumber).toBeNull();
  });

  it('prints the closed day as it was recounted, for those whose box it is', async () => {
    const day = (await days(cashier)).find((one) => one.cashierId === 'staff-cashier' && one.state === 'closed');
    const paper = (client: Client, id = `${ofToday.day}_${mainClinic}_staff-cashier`) =>
      client.request({ url: `/api/print/cashierDay/${id}.pdf` });
    const [page, ...more] = await renderedPages((await paper(cashier)).rawPayload, 40);
    expect(more.length).toBe(0);
    const { total, cash, countedCash } = day as Record<'total' | 'cash' | 'countedCash', string>;
    const words = [total, cash, countedCash, -500].map((amount) => inYuan(Number(amount)));
    for (const word of ['收费日结单', '已日结', '找零差错', inCapitals(Number(total)), ...words]) expect(page!.text).toContain(word);
    const numbers = (await movementsInTheLog()).filter(({ data }) => data.cashierId === 'staff-cashier' && data.day === ofToday.day);
    for (const { data } of numbers) expect(page!.text).toContain(data.receiptNumber);
    expect((await paper(admin)).statusCode).toBe(200);
    expect((await paper(await test.as('tianchang-clinic.desk'))).statusCode).toBe(404);
    expect((await paper(await test.as('doctor'))).statusCode).toBe(403);
    expect((await paper(cashier, `2026-11-20_${mainClinic}_staff-cashier`)).statusCode).toBe(404);
  });

  it('reopens a closed day by the administrator’s hand alone', async () => {
    expect(await cashier.send('reopenCashierDay', { ...ofToday, reason: 'wrongCount' })).toMatchObject({ __typename: 'NotPermitted' });
    await admin.done('reopenCashierDay', { ...ofToday, reason: 'wrongCount' });
    expect((await days(admin)).find(({ day, cashierId }) => day === ofToday.day && cashierId === ofToday.cashierId)).toMatchObject({
      state: 'open',
      countedCash: null,
    });
  });

  it('lets nobody close another’s box', async () =>
    expect(await desk.send('closeCashierDay', { ...ofToday, countedCash: 0 })).toMatchObject({ __typename: 'NotPermitted' }));
});
