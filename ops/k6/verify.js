/* global __ENV */
// Strangers who look up certificates by the id in their QR.
//   k6 run -e IDS=ids.txt [-e BASE=http://127.0.0.1:8080] [-e RATE=500] [-e SECONDS=30] ops/k6/verify.js
// ids.txt: one opaque id a line; the application's role finds them: select opaque_id from read_models.verification_v1_g1
import http from 'k6/http';
import { check } from 'k6';
import { SharedArray } from 'k6/data';
import exec from 'k6/execution';

const base = __ENV.BASE ?? 'http://127.0.0.1:8080';
const rate = Number(__ENV.RATE ?? 500);
const seconds = Number(__ENV.SECONDS ?? 30);

const ids = new SharedArray('ids', () =>
  open(__ENV.IDS)
    .split('\n')
    .filter((line) => line !== ''),
);

export const options = {
  scenarios: {
    strangers: {
      executor: 'constant-arrival-rate',
      exec: 'lookUp',
      rate,
      timeUnit: '1s',
      duration: `${seconds}s`,
      preAllocatedVUs: 64,
      maxVUs: 512,
    },
  },
  thresholds: { checks: ['rate>0.999'], http_req_duration: ['p(99)<500'] },
};

/** An address of the networks for such tests (RFC 2544); a system that trusts this machine as its proxy counts each by itself. */
const address = (n) => `198.${18 + ((n >>> 16) & 1)}.${(n >>> 8) & 255}.${n & 255}`;

export const lookUp = () => {
  const n = exec.scenario.iterationInTest;
  const answer = http.get(`${base}/status/${ids[n % ids.length]}`, {
    headers: { 'X-Forwarded-For': address(n) },
    tags: { name: 'status' },
  });
  check(answer, { 'has a status': ({ status, body }) => status === 200 && body.includes('"status"') && !body.includes('"unknown"') });
};
