import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSystem, type TestSystem } from '../testing/index.ts';

let city: TestSystem;
const at = '2026-11-20T23:29:00.000Z';
const url = '/api/drafts/registration';

beforeAll(async () => {
  city = await openTestSystem();
});
afterAll(() => city.close());

describe('drafts', () => {
  it('go with the person to another session, and to nobody else', async () => {
    const desk = await city.as('desk');
    expect((await desk.request({ method: 'PUT', url, payload: { at, value: { name: '李示例' } } })).statusCode).toBe(204);
    const elsewhere = await (await city.as('desk')).request({ url: '/api/drafts' });
    expect(elsewhere.json()).toMatchObject({ drafts: [{ name: 'registration', at, value: { name: '李示例' } }] });
    expect(elsewhere.headers['cache-control']).toBe('no-store');
    const other = await (await city.as('exam')).request({ url: '/api/drafts' });
    expect(other.json()).toMatchObject({ drafts: [] });
    expect(other.json<{ key: string }>().key).not.toBe(elsewhere.json<{ key: string }>().key);
  });

  it('are gone once saved', async () => {
    const desk = await city.as('desk');
    expect((await desk.request({ method: 'DELETE', url: `${url}?at=${encodeURIComponent(at)}` })).statusCode).toBe(204);
    expect((await desk.request({ url: '/api/drafts' })).json()).toMatchObject({ drafts: [] });
  });

  it('of a clock that is ahead count as written now', async () => {
    const desk = await city.as('desk');
    await desk.request({ method: 'PUT', url, payload: { at: '2031-01-01T00:00:00.000Z', value: 1 } });
    expect((await desk.request({ url: '/api/drafts' })).json()).toMatchObject({ drafts: [{ at: city.system.now() }] });
  });

  it.each([
    ['a stranger', 401, (c: TestSystem) => c.stranger.request({ url: '/api/drafts' })],
    ['a stranger’s', 401, (c: TestSystem) => c.stranger.request({ method: 'PUT', url, payload: { at, value: 1 } })],
    [
      'an odd name',
      400,
      async (c: TestSystem) => (await c.as('desk')).request({ method: 'PUT', url: '/api/drafts/a%20b', payload: { at, value: 1 } }),
    ],
    ['no time', 400, async (c: TestSystem) => (await c.as('desk')).request({ method: 'PUT', url, payload: { value: 1 } })],
    [
      'a book',
      413,
      async (c: TestSystem) => (await c.as('desk')).request({ method: 'PUT', url, payload: { at, value: 'x'.repeat(200_000) } }),
    ],
  ])('refuse %s with %i', async (_who, status, ask) => expect((await ask(city)).statusCode).toBe(status));
});
