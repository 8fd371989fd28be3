/* global __ENV, open */
// Staff who open the first page of the case worklist.
//   k6 run -e USERS=desk:password[,other:password] [-e BASE=http://127.0.0.1:8080] [-e SECONDS=30] ops/k6/worklist.js
// Each of them asks fifteen times a second, a little less than one person may.
import http from 'k6/http';
import { check, fail } from 'k6';
import exec from 'k6/execution';

const base = __ENV.BASE ?? 'http://127.0.0.1:8080';
const users = (__ENV.USERS ?? '').split(',').filter((user) => user !== '');
const seconds = Number(__ENV.SECONDS ?? 30);
const rate = 15 * Math.max(1, users.length);

export const options = {
  scenarios: {
    staff: {
      executor: 'constant-arrival-rate',
      exec: 'openWorklist',
      rate,
      timeUnit: '1s',
      duration: `${seconds}s`,
      preAllocatedVUs: 32,
      maxVUs: 256,
    },
  },
  thresholds: { checks: ['rate>0.999'], http_req_duration: ['p(99)<1000'] },
};

// A system that answers trusted documents alone needs this file in the directory that it was given.
const { Worklist: query } = JSON.parse(open('./documents.json'));
const body = JSON.stringify({ query, variables: { first: 50 } });

const json = { 'Content-Type': 'application/json' };

const signIn = (user) => {
  const [loginName, ...password] = user.split(':');
  const answer = http.post(`${base}/api/sign-in`, JSON.stringify({ loginName, password: password.join(':') }), { headers: json });
  if (answer.status !== 200) fail(`${loginName} cannot sign in: ${answer.status}`);
  const [[name, [{ value }]]] = Object.entries(answer.cookies);
  return { ...json, Cookie: `${name}=${value}`, 'X-Healthcert-Csrf': answer.json('csrf') };
};

export const setup = () => {
  if (users.length === 0) fail('say who signs in: -e USERS=name:password');
  return users.map(signIn);
};

export const openWorklist = (sessions) => {
  const headers = sessions[exec.scenario.iterationInTest % sessions.length];
  const answer = http.post(`${base}/graphql`, body, { headers, tags: { name: 'worklist' } });
  check(answer, { 'is a page': ({ status, body: text }) => status === 200 && text.includes('"nodes"') });
};
