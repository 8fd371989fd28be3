import { drive } from '../drive.ts';
import { mustBe, type HttpRequest } from '../http-load.ts';
import type { BenchKey } from '../key.ts';
import { stranger } from '../requests.ts';
import { againstBare, callers, type Served } from '../served.ts';

let turn = 0;

const lookUps =
  (to: 'system' | 'bare') =>
  (served: Served, seconds: number): Promise<number> => {
    const requests = served.opaqueIds.map((id): Omit<HttpRequest, 'headers'> => ({ method: 'GET', path: `/status/${id}` }));
    return drive({ callers, seconds }, async () => {
      const n = turn++;
      const headers = { 'x-forwarded-for': stranger(n) };
      mustBe(await served[to].send({ ...requests[n % requests.length]!, headers }), '"number"');
    });
  };

export const bench: BenchKey = {
  key: 'verify_32',
  what: 'live statuses a second by opaque id, 32 callers, 10,000 certificates / a bare fastify route with the same SELECT',
  min: 0.8,
  aim: 1.0,
  run: (environment) => againstBare(environment, lookUps('bare'), lookUps('system')),
};
