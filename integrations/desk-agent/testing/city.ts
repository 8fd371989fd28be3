import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { publicTicketKey, signTicket, ticketKey, type DeskTicket } from '../../desk-pairing/ticket.ts';

const key = ticketKey(new Uint8Array(32).fill(3));
const agentId = 'agent-1';

/** The two doors of a city that an agent asks, for tests: one code, which pairs once. `ahead`: its clock, in milliseconds. */
export const startTestCity = async ({ ahead = 0 }: { readonly ahead?: number } = {}) => {
  let unused = true;
  let revoked = false;
  const told = () => ({
    agentId,
    name: '前台一号',
    institution: { id: 'east-clinic', name: '示例东区医院' },
    ticketKey: publicTicketKey(key),
    now: new Date(Date.now() + ahead).toISOString(),
  });
  const server = createServer((request, response) => {
    const answer = (status: number, body: object): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      if (request.url === '/api/desk-agents/seen') return revoked ? answer(401, {}) : answer(200, told());
      if ((JSON.parse(text) as { code: string }).code !== 'GOOD-CODE' || !unused) return answer(422, {});
      unused = false;
      return answer(200, { ...told(), token: 'x'.repeat(43) });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ticket: (changed: Partial<DeskTicket> = {}): string => {
      const expires = Math.floor((Date.now() + ahead) / 1000) + 60;
      return signTicket({ institutionId: 'east-clinic', agentIds: [agentId], maySet: true, expires, ...changed }, key);
    },
    revoke: () => {
      revoked = true;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

export type TestCity = Awaited<ReturnType<typeof startTestCity>>;
