import { fromJwks, readStatus, verifyStatusList } from '@healthcert/integrations/credential';
import { verificationModel } from '@healthcert/projections/verification';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crewOf, openTestSystem, passage, type Crew, type TestSystem } from '../testing/index.ts';

interface Place {
  readonly list: number;
  readonly index: number;
}

let test: TestSystem;
let crew: Crew;
beforeAll(async () => {
  test = await openTestSystem({ statusListCapacity: 2 });
  crew = await crewOf(test);
});
afterAll(() => test.close());

const places = async (): Promise<Place[]> =>
  (
    await test.system.readPool.query<Place>(
      `SELECT status_list AS list, status_index AS index FROM ${test.system.reads.liveTable(verificationModel)} ORDER BY 1, 2`,
    )
  ).rows;

const statusAt = async (list: number, index: number): Promise<string> => {
  const keys = fromJwks((await test.stranger.request({ url: '/.well-known/jwks.json' })).json());
  const answer = await test.stranger.request({ url: `/sl/${list}` });
  const verdict = verifyStatusList(answer.rawPayload, keys, { uri: `https://health.example.cn/sl/${list}`, now: test.system.now() });
  return verdict.outcome === 'current' ? readStatus(verdict.list, index) : verdict.outcome;
};

describe('status lists of two places', () => {
  it('follow one another as they fill, no place given twice', async () => {
    const issued = [];
    for (let n = 0; n < 5; n++) {
      issued.push(await passage(crew, 'issued'));
      await test.settled();
    }
    expect(await places()).toEqual([
      { list: 1, index: 0 },
      { list: 1, index: 1 },
      { list: 2, index: 0 },
      { list: 2, index: 1 },
      { list: 3, index: expect.any(Number) },
    ]);
    const { caseId, certificateNumber } = issued[4]!;
    await crew.admin.done('revokeCertificate', { caseId, certificateNumber, reason: '演示' });
    await test.settled();
    const { index } = (await places())[4]!;
    expect([await statusAt(3, index), await statusAt(2, index), await statusAt(1, index)]).toEqual(['invalid', 'valid', 'valid']);
  });

  it('are named where one may be without a network, and there are no others', async () => {
    const answer = await test.stranger.request({ url: '/.well-known/status-lists' });
    expect(answer.json()).toEqual({ status_lists: [1, 2, 3].map((list) => `https://health.example.cn/sl/${list}`) });
    for (const path of ['/sl/4', '/sl/0', '/sl/x', '/sl/1e3']) expect((await test.stranger.request({ url: path })).statusCode).toBe(404);
  });

  it('are not another’s', async () => {
    const keys = fromJwks((await test.stranger.request({ url: '/.well-known/jwks.json' })).json());
    const { rawPayload } = await test.stranger.request({ url: '/sl/2' });
    expect(verifyStatusList(rawPayload, keys, { uri: 'https://health.example.cn/sl/1', now: test.system.now() })).toEqual({
      outcome: 'forged',
      because: 'otherList',
    });
  });
});
