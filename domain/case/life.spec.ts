import { createCodec, createCommandHandler, type KeyRing } from '@healthcert/domain/kernel';
import { createSecretKey, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createMemoryEventStore, fixedId } from '../testing/index.ts';
import { stageOf } from './case.ts';
import type { CaseCommand } from './commands.ts';
import { caseDecider } from './decider.ts';
import { caseEvents } from './events.ts';
import * as the from './fixtures/index.ts';

const newNumber = the.supersede().data.number;
const onTheNewOne = { certificateNumber: newNumber };

const wholeLife: readonly CaseCommand[] = [
  the.register(),
  the.arrive(),
  the.recordResult({ remark: '左手旧疤' }),
  the.recordResult({ item: 'chestXray' }),
  the.recordResult({ item: 'alt', findings: [], values: [{ field: 'alt', value: 51 }] }),
  the.correctResult({ item: 'alt', findings: [], values: [{ field: 'alt', value: 15 }], reason: '录入时两位颠倒' }),
  the.recordResult({ item: 'stool' }),
  the.removeItem({ reason: '更正后不再需要' }),
  the.conclude({ opinion: '可以从事' }),
  the.review(),
  the.issue(),
  the.print(),
  the.correctRegistration({ name: '李鸣示例' }),
  the.supersede({ reason: '姓名有误' }),
  the.print(onTheNewOne),
  the.handOut({ ...onTheNewOne, takenBy: 'other', takerName: '王示例' }),
  the.undoHandOut({ ...onTheNewOne, reason: '扫错了证' }),
  the.handOut(onTheNewOne),
  the.suspend({ ...onTheNewOne, reason: '腹泻' }),
  the.reinstate({ ...onTheNewOne, reason: '痊愈' }),
  the.revoke({ ...onTheNewOne, reason: '确诊' }),
];

const keysOf = (personId: string): KeyRing & { erase(): void } => {
  let key: KeyObject | null = createSecretKey(Buffer.alloc(32, 7));
  return {
    cached: (subject) => (subject === personId ? key : null),
    fetch: () => Promise.resolve(),
    erase: () => {
      key = null;
    },
  };
};

const live = async () => {
  const store = createMemoryEventStore();
  const keys = keysOf(the.personId);
  const codec = createCodec([caseEvents], keys);
  const handler = createCommandHandler({ store, codec });
  for (const [n, { type, data, meta }] of wholeLife.entries()) {
    const command = { type, data, meta: { ...meta, commandId: fixedId(0x1000 + n) } } as CaseCommand;
    await handler.handle(caseDecider, the.caseId, command, { given: () => the.smallProgramme });
  }
  const { events } = await store.readStream(`case-${the.caseId}`);
  return { handler, events, keys, codec, store };
};

describe('the whole life of a case, stored and read back', () => {
  it('is one stream of what happened', async () => {
    const { handler, events } = await live();
    expect(events.map(({ type }) => type)).toEqual([
      'CaseRegistered',
      'PersonArrived',
      'ResultRecorded',
      'ResultRecorded',
      'ResultRecorded',
      'FurtherItemsOrdered',
      'ResultCorrected',
      'ResultRecorded',
      'ItemRemoved',
      'CaseConcluded',
      'ConclusionReviewed',
      'CertificateIssued',
      'CertificatePrinted',
      'RegistrationCorrected',
      'CertificateSuperseded',
      'CertificateIssued',
      'CertificatePrinted',
      'CertificateHandedOut',
      'HandOutUndone',
      'CertificateHandedOut',
      'CertificateSuspended',
      'CertificateReinstated',
      'CertificateRevoked',
    ]);
    const { state } = await handler.load(caseDecider, the.caseId);
    expect(state.certificates.map(({ number, validity, custody }) => ({ number, validity, custody }))).toEqual([
      { number: the.certificateNumber, validity: 'superseded', custody: 'printed' },
      { number: newNumber, validity: 'revoked', custody: 'handedOut' },
    ]);
  });

  it('is read back by another process to the same state', async () => {
    const { handler, store, codec } = await live();
    const here = await handler.load(caseDecider, the.caseId);
    const elsewhere = await createCommandHandler({ store, codec }).load(caseDecider, the.caseId);
    expect(elsewhere).toEqual(here);
  });

  it('stores nothing about the person that can be read without the key', async () => {
    const { events } = await live();
    const raw = JSON.stringify(events);
    const { name, documentNumber, birthDate, phone, employer, portraitFile, address } = the.liMing;
    const written = [name, '李鸣示例', '王示例', documentNumber, birthDate, phone, employer, portraitFile, address];
    const said = [
      '左手旧疤',
      '录入时两位颠倒',
      '更正后不再需要',
      '可以从事',
      '姓名有误',
      '扫错了证',
      '腹泻',
      '痊愈',
      '确诊',
      '341***********0019',
    ];
    for (const words of [...written, ...said]) expect(raw, words).not.toContain(words);
  });

  it('is still a case after the person is erased: where it stood, without who it was', async () => {
    const { store, codec, keys } = await live();
    keys.erase();
    const { state } = await createCommandHandler({ store, codec }).load(caseDecider, the.caseId);
    expect(state.registration).toMatchObject({ identity: null, jobCode: 'cook', birthYear: 1990 });
    expect(state.items.map(({ code, state }) => `${code} ${state}`)).toEqual(['skin done', 'chestXray done', 'alt done', 'stool done']);
    expect(stageOf(state)).toBe('reviewed');
  });
});
