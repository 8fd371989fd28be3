import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csrfOf, requireSameOrigin, type ErrorBody } from './index.ts';

const token = 'a'.repeat(43);
const page = { host: 'localhost', cookie: `healthcert=${token}`, 'x-healthcert-csrf': csrfOf(token) };

let app: FastifyInstance;
beforeAll(async () => {
  app = Fastify();
  await app.register(cookie);
  app.route({ url: '/graphql', method: ['GET', 'POST'], preHandler: requireSameOrigin, handler: () => ({ done: true }) });
});
afterAll(() => app.close());

const ask = (headers: Record<string, string>, method: 'GET' | 'POST' = 'POST') => app.inject({ method, url: '/graphql', headers });

describe('a change', () => {
  it.each<[string, Record<string, string>]>([
    ['our page', page],
    ['our page in a browser that says where it comes from', { ...page, origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }],
    ['our page behind a proxy that ends https', { ...page, origin: 'https://localhost' }],
    ['our page, with the cookie of https', { ...page, cookie: `__Host-healthcert=${token}` }],
    ['a stranger, who has no session to misuse', { host: 'localhost' }],
    ['a stranger with a cookie that is none', { host: 'localhost', cookie: 'healthcert=x' }],
  ])('is taken from %s', async (_, headers) => expect((await ask(headers)).json()).toEqual({ done: true }));

  it.each<[string, Record<string, string>]>([
    ['a form that sends the cookie alone', { host: 'localhost', cookie: page.cookie }],
    ['a page that knows the word of another session', { ...page, 'x-healthcert-csrf': csrfOf('b'.repeat(43)) }],
    ['a page that sends an empty word', { ...page, 'x-healthcert-csrf': '' }],
    ['a page that sends a word of other letters', { ...page, 'x-healthcert-csrf': '密'.repeat(43) }],
    ['another site', { ...page, origin: 'https://evil.example' }],
    ['a site that begins like ours', { ...page, origin: 'http://localhost.evil.example' }],
    ['another port', { ...page, origin: 'http://localhost:8081' }],
    ['a page in a sandbox', { ...page, origin: 'null' }],
    ['a neighbouring host', { ...page, 'sec-fetch-site': 'same-site' }],
    ['another site in a stranger’s browser', { host: 'localhost', 'sec-fetch-site': 'cross-site' }],
  ])('is not taken from %s', async (_, headers) => {
    const answer = await ask(headers);
    expect([answer.statusCode, answer.json<ErrorBody>().error.code]).toEqual([403, 'CrossSite']);
  });

  it('is what is guarded: looking is free', async () => {
    expect((await ask({ ...page, origin: 'https://evil.example', 'x-healthcert-csrf': '' }, 'GET')).statusCode).toBe(200);
  });
});
