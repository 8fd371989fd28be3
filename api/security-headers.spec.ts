import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { securityHeaders } from './security-headers.ts';

const answers = async (secure: boolean) => {
  const app = Fastify();
  await securityHeaders(app, secure, 18270);
  app.get('/page', async () => ({ ok: true }));
  app.get('/fault', () => Promise.reject(new Error('on purpose')));
  const paths = ['/page', '/page', '/fault', '/nowhere'];
  const all = [];
  for (const url of paths) all.push((await app.inject({ url })).headers);
  await app.close();
  return all;
};

describe('every answer', () => {
  it('forbids what its pages do not need: the first, the later ones, faults and unknown paths alike', async () => {
    for (const headers of await answers(false)) {
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy']).toContain("connect-src 'self' http://127.0.0.1:18270;");
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
      expect(headers).not.toHaveProperty('strict-transport-security');
    }
  });

  it('asks for https where the city is reached so', async () => {
    for (const headers of await answers(true)) expect(headers['strict-transport-security']).toContain('max-age=31536000');
  });
});
