import { publicTicketKey, readTicket } from '@healthcert/integrations/desk-pairing';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../sign-in/index.ts';
import { openTestSystem, type Client, type TestSystem } from '../testing/index.ts';

let city: TestSystem;
let admin: Client;
let place: string;
let address = 0;

beforeAll(async () => {
  city = await openTestSystem();
  admin = await city.as('clinicadmin');
  place = (await (await city.as('desk')).request({ url: '/api/me' })).json<{ institution: { id: string } }>().institution.id;
});
afterAll(() => city.close());

const makeCode = async (client: Client, institutionId = place, name = '前台二号') =>
  client.request({ method: 'POST', url: '/api/desk-agents/codes', payload: { institutionId, name } });
const code = async (): Promise<{ agentId: string; code: string; expiresAt: string }> => (await makeCode(admin)).json();

/** As an agent on a PC of its own, without a browser. */
const pair = (given: string, remoteAddress = `192.0.2.${++address}`) =>
  city.app.inject({
    method: 'POST',
    url: '/api/desk-agents/pair',
    payload: { code: given, computer: 'DESK-02', version: '1.0.0' },
    headers: { 'x-forwarded-for': remoteAddress },
  });
const seen = (token: string) =>
  city.app.inject({
    method: 'POST',
    url: '/api/desk-agents/seen',
    payload: { version: '1.0.0' },
    headers: { authorization: `Bearer ${token}` },
  });
const ticketOf = async (client: Client) =>
  (await client.request({ url: '/api/desk-agents/ticket' })).json<{ ticket: string; port: number }>();
const refusal = (answer: LightMyRequestResponse) => [answer.statusCode, answer.json<ErrorBody>().error.code];

describe('pairing a desk agent', () => {
  it('turns a code into a token, once: a second PC with the same code is refused', async () => {
    const made = await code();
    expect(made.code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
    const paired = await pair(made.code.toLowerCase().replace('-', ' '));
    expect(paired.json()).toMatchObject({ agentId: made.agentId, name: '前台二号', institution: { id: place } });
    expect(refusal(await pair(made.code))).toEqual([422, 'PairingCodeUnknown']);
    expect((await seen(paired.json<{ token: string }>().token)).statusCode).toBe(200);
  });

  it('refuses a code after ten minutes', async () => {
    const made = await code();
    city.clock.advance({ minutes: 10 });
    expect(refusal(await pair(made.code))).toEqual([422, 'PairingCodeUnknown']);
  });

  it('is tried ten times a minute from one address, and no more', async () => {
    const answers = [];
    for (let n = 0; n < 11; n++) answers.push((await pair('AAAA-AAAA', '198.51.100.9')).statusCode);
    expect(answers).toEqual([...Array.from({ length: 10 }, () => 422), 429]);
  });

  it('keeps neither code nor token', async () => {
    const made = await code();
    const { token } = (await pair(made.code)).json<{ token: string }>();
    const { rows } = await city.owner.query('SELECT * FROM desk_agent');
    const stored = JSON.stringify(rows, (_key, value: unknown) => (Buffer.isBuffer(value) ? value.toString('latin1') : value));
    expect(rows.length).toBeGreaterThan(0);
    for (const secret of [made.code, made.code.replace('-', ''), token]) expect(stored.includes(secret)).toBe(false);
  });

  it('is for administrators of the institution or above', async () => {
    for (const who of ['desk', 'doctor', 'market']) expect(refusal(await makeCode(await city.as(who)))).toEqual([403, 'NotPermitted']);
    expect(refusal(await makeCode(admin, 'tianchang-clinic'))).toEqual([403, 'NotPermitted']);
    expect((await makeCode(await city.as('cityadmin'), 'tianchang-clinic')).statusCode).toBe(201);
    expect((await makeCode(city.stranger)).statusCode).toBe(401);
  });
});

describe('a ticket', () => {
  it('names the institution’s paired agents, and is signed by the city', async () => {
    const made = await code();
    await pair(made.code);
    const { ticket, port } = await ticketOf(await city.as('desk'));
    expect(port).toBe(18270);
    const read = readTicket(ticket, publicTicketKey(city.system.deskAgents.ticketKey));
    expect(read).toMatchObject({ institutionId: place, maySet: false, expires: Date.parse(city.system.now()) / 1000 + 300 });
    expect(read?.agentIds).toContain(made.agentId);
    const certs = readTicket((await ticketOf(await city.as('certs'))).ticket, publicTicketKey(city.system.deskAgents.ticketKey));
    expect(certs?.maySet).toBe(true);
  });

  it('is not for strangers', async () => expect((await city.stranger.request({ url: '/api/desk-agents/ticket' })).statusCode).toBe(401));
});

describe('an agent that is revoked', () => {
  it('hears so, and is in no ticket any more', async () => {
    const made = await code();
    const { token } = (await pair(made.code)).json<{ token: string }>();
    const revoke = (client: Client) => client.request({ method: 'DELETE', url: `/api/desk-agents/${made.agentId}` });
    expect((await revoke(await city.as('desk'))).statusCode).toBe(403);
    expect((await revoke(admin)).statusCode).toBe(204);
    expect((await revoke(admin)).statusCode).toBe(204);
    expect((await seen(token)).statusCode).toBe(401);
    const { ticket } = await ticketOf(admin);
    expect(readTicket(ticket, publicTicketKey(city.system.deskAgents.ticketKey))?.agentIds).not.toContain(made.agentId);
    const { agents } = (await admin.request({ url: '/api/desk-agents' })).json<{ agents: { agentId: string; state: string }[] }>();
    expect(agents.find(({ agentId }) => agentId === made.agentId)?.state).toBe('revoked');
  });

  it('is no agent that never was', async () => {
    expect((await admin.request({ method: 'DELETE', url: '/api/desk-agents/nobody' })).statusCode).toBe(404);
    expect((await seen('x'.repeat(43))).statusCode).toBe(401);
  });
});
