import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDeskAgent, type RunningAgent } from './index.ts';
import { startTestCity, type TestCity } from './testing/city.ts';
import { memorySpooler } from './testing/memory-spooler.ts';
import { pageOf } from './testing/page.ts';

let city: TestCity;
let directory: string;
let agent: RunningAgent;
const ahead = 3_600_000;

const start = async (): Promise<RunningAgent> =>
  startDeskAgent({ city: city.origin, port: 0, directory, reader: null, spooler: memorySpooler().spooler, lookEvery: 10, reportEvery: 50 });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'desk-agent-'));
});
beforeEach(async () => {
  // This PC's clock is an hour behind.
  city = await startTestCity({ ahead });
  agent = await start();
});
afterEach(async () => {
  await agent.close();
  await city.close();
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const page = () => pageOf(agent.address, city);
const pair = (code = 'good-code'.toUpperCase()) => page().json('/pair', 'POST', { code });
const codeOf = async (answer: Response): Promise<string> => ((await answer.json()) as { error: { code: string } }).error.code;

describe('the door of a desk agent', () => {
  it.each<[string, Record<string, string>]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin', { origin: '' }],
    ['the origin null', { origin: 'null' }],
  ])('is shut for %s, without a word that lets the page read it', async (_what, headers) => {
    for (const init of [{}, { method: 'OPTIONS' }, { method: 'POST' }]) {
      const answer = await page().ask('/status', { ...init, headers });
      expect(answer.status).toBe(403);
      expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('is shut for a host name that a stranger’s name server has led here', async () => {
    const { request } = await import('node:http');
    const status = await new Promise<number>((resolve) => {
      request(`${agent.address}/status`, { headers: { host: 'evil.example', origin: city.origin } }, (answer) =>
        resolve(answer.statusCode!),
      ).end();
    });
    expect(status).toBe(403);
  });

  it('answers what Chrome asks before a page may reach this machine', async () => {
    const answer = await page().ask('/print', {
      method: 'OPTIONS',
      headers: { 'access-control-request-method': 'POST', 'access-control-request-private-network': 'true' },
    });
    expect(answer.status).toBe(204);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'access-control-allow-origin': city.origin,
      'access-control-allow-headers': 'authorization, content-type, x-print-job',
      'access-control-allow-private-network': 'true',
      vary: 'Origin',
    });
  });

  it('opens to nothing but pairing before it is paired', async () => {
    expect(await (await page().ask('/status')).json()).toEqual({ version: '1.0.0', paired: null, refused: 'NotPaired' });
    for (const [path, method] of [
      ['/settings', 'GET'],
      ['/read-card', 'POST'],
      ['/jobs/1', 'GET'],
    ] as const) {
      const answer = await page().ask(path, { method });
      expect([answer.status, await codeOf(answer)]).toEqual([409, 'NotPaired']);
    }
  });
});

describe('pairing', () => {
  it('is refused with a code that is wrong, and with one that another PC has used', async () => {
    expect(await codeOf(await pair('WRONG'))).toBe('PairingRefused');
    expect((await pair('GOOD-CODE')).status).toBe(200);
    expect(await codeOf(await pair('GOOD-CODE'))).toBe('PairingRefused');
  });

  it('outlives a restart, in a file that nobody else can read', async () => {
    await pair();
    await agent.close();
    agent = await start();
    expect(await (await page().ask('/status')).json()).toMatchObject({
      paired: { institution: { id: 'east-clinic' } },
      refused: null,
      maySet: true,
    });
    expect((await stat(join(directory, 'pairing.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    expect(await readFile(join(directory, 'pairing.json'), 'utf8')).not.toContain('GOOD');
  });

  it('ends when the city revokes it', async () => {
    await pair();
    city.revoke();
    await expect.poll(() => agent.pairing.current()).toBeNull();
    expect(await codeOf(await page().ask('/settings'))).toBe('NotPaired');
  });

  it('says when the city is out of reach', async () => {
    await city.close();
    expect(await codeOf(await pair())).toBe('CityUnreachable');
  });
});

describe('a ticket at the door', () => {
  it.each<[string, number, (of: TestCity) => string]>([
    ['of another institution', 403, (of) => of.ticket({ institutionId: 'west-clinic' })],
    ['that does not name this agent, for it was revoked', 403, (of) => of.ticket({ agentIds: ['agent-2'] })],
    ['that is too old by the city’s clock', 401, (of) => of.ticket({ expires: Math.floor((Date.now() + ahead) / 1000) - 1 })],
    ['that somebody wrote on', 401, (of) => of.ticket().replace('.', 'x.')],
    ['that is none', 401, () => 'none'],
  ])('%s is refused with %i', async (_what, status, ticket) => {
    await pair();
    expect((await page().ask('/settings', { headers: { authorization: `Bearer ${ticket(city)}` } })).status).toBe(status);
  });

  it('without the right to set does not change a printer', async () => {
    await pair();
    const other = pageOf(agent.address, city, () => city.ticket({ maySet: false }));
    expect((await other.choose({ card: 'Cards' })).status).toBe(403);
    expect((await page().choose({ card: 'Cards' })).status).toBe(200);
    expect(await (await other.ask('/settings')).json()).toMatchObject({ card: { printer: 'Cards' }, a4: { printer: null } });
  });

  it('lets a body of no printer be refused as such', async () => {
    await pair();
    expect((await page().json('/settings', 'PUT', { card: { printer: 'Cards', dx: 900 } })).status).toBe(400);
  });
});
