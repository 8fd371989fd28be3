import { drive } from '../drive.ts';
import { mustBe, type HttpCaller } from '../http-load.ts';
import type { BenchKey } from '../key.ts';
import { worklistPage } from '../requests.ts';
import { againstBare, callers, type Served } from '../served.ts';

let turn = 0;

const pages =
  (to: 'system' | 'bare', sign: string) =>
  (served: Served, seconds: number): Promise<number> => {
    const caller: HttpCaller = served[to];
    const requests = served.sessions.map(worklistPage);
    return drive({ callers, seconds }, async () => mustBe(await caller.send(requests[turn++ % requests.length]!), sign));
  };

export const bench: BenchKey = {
  key: 'query_32',
  what: 'first pages of the case worklist a second by HTTP, signed in, 32 callers, 11,000 cases / a bare fastify route with the same SQL',
  min: 0.25,
  aim: 0.5,
  run: (environment) => againstBare(environment, pages('bare', '"caseNumber"'), pages('system', '"upToDate":true')),
};
