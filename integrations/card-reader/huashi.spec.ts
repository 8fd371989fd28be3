import { CardReadFailure, type CardReader } from '@healthcert/domain/identity-card';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardReader } from './index.ts';
import { fictionalCards, startReaderSimulator, type ReaderFault, type ReaderSimulator } from './simulator/index.ts';

const now = () => '2026-11-21T01:00:00.000Z';
const never = new AbortController().signal;

let simulator: ReaderSimulator;
let reader: CardReader;

beforeEach(async () => {
  simulator = await startReaderSimulator({ slow: 2100 });
  reader = cardReader({ maker: 'huashi', address: simulator.address, now });
});
afterEach(() => simulator.close());

const problemOf = async (asked: Promise<unknown>): Promise<string> => {
  const failure: unknown = await asked.then(
    () => 'read',
    (error: unknown) => error,
  );
  return failure instanceof CardReadFailure ? failure.problem : String(failure);
};

const readOne = async () => {
  await reader.open(never);
  return reader.read(never);
};

describe('a reader of 华视 (C1)', () => {
  it.each([
    ['citizen', { type: 'citizen', name: '王样例', sex: 'female', ethnicGroup: '汉', birthDate: '1994-11-06', validUntil: '2040-03-15' }],
    ['elder', { type: 'citizen', name: '买买提·样例', ethnicGroup: '维吾尔', validUntil: 'longTerm' }],
    ['hongKong', { type: 'residencePermit', documentType: 'residencePermit', name: '陳樣例', ethnicGroup: null }],
    ['foreigner2017', { type: 'permanentResidence2017', latinName: 'SAMPLE, ANNA', nationality: 'CAN', birthDate: '1981-08-03' }],
    ['foreigner2023', { type: 'permanentResidence2023', documentType: 'permanentResidence', number: '911124198108030024' }],
  ] as const)('reads %s', async (which, expected) => {
    simulator.put(which);
    const card = await readOne();
    expect(card).toMatchObject(expected);
    expect(card.number).toBe(fictionalCards[which].certNumber);
    // 102 x 126 pixels of 24 bits, as the chip's picture is unpacked.
    expect([card.portrait?.contentType, card.portrait?.bytes.length]).toEqual(['image/bmp', 54 + 308 * 126]);
  });

  it.each<[ReaderFault, string]>([
    ['unplugged', 'readerGone'],
    ['garbage', 'readError'],
    ['half', 'readError'],
    ['unlicensed', 'notPermitted'],
  ])('says of one that is %s: %s', async (fault, problem) => {
    await reader.open(never);
    simulator.put('citizen');
    simulator.break(fault);
    expect(await problemOf(reader.read(never))).toBe(problem);
  });

  it('says when no card lies there, and when the one that was read still lies there', async () => {
    await reader.open(never);
    expect(await problemOf(reader.read(never))).toBe('noCard');
    simulator.put('citizen');
    await reader.read(never);
    expect(await problemOf(reader.read(never))).toBe('noCard');
  });

  it('is read though its service sends the code page of Windows', async () => {
    simulator.put('citizen');
    simulator.break('gbk');
    expect(await readOne()).toMatchObject({ name: '王样例', issuer: '滁州市公安局样例分局' });
  });

  it('is waited for when it takes seconds; who asks meanwhile is told that it is busy', async () => {
    simulator.put('citizen');
    simulator.break('slow');
    await reader.open(never);
    const slowly = reader.read(never);
    const meanwhile = await fetch(`${simulator.address}/readcard&t=1`).then((answer) => answer.json());
    expect(meanwhile).toMatchObject({ errorMsg: '设备忙' });
    expect(await slowly).toMatchObject({ name: '王样例' });
  });

  it('gives no card of which a figure was lost on the way', async () => {
    simulator.put({ ...fictionalCards.citizen, certNumber: fictionalCards.citizen.certNumber.replace(/.$/, '#') });
    const failure = await readOne().catch((error: unknown) => error);
    expect(failure).toMatchObject({ problem: 'readError', detail: "the card's number cannot be" });
  });

  it('is gone when nothing listens', async () => {
    await simulator.close();
    expect(await problemOf(reader.open(never))).toBe('readerGone');
  });

  it('stops when nobody waits any more', async () => {
    const stop = new AbortController();
    simulator.put('citizen');
    simulator.break('slow');
    await reader.open(never);
    const asked = reader.read(stop.signal);
    stop.abort();
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the configuration', () => {
  it('names a maker that is known', () => expect(() => cardReader({ maker: 'nobody' })).toThrow('huashi'));
  it('asks no other machine for a card', () =>
    expect(() => cardReader({ maker: 'huashi', address: 'http://192.0.2.7:19196' })).toThrow('this machine'));
});
