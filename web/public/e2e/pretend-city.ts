import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digitsOfBytes } from '../src/credential/digits-of.ts';
import { anIssuer, type ClaimOverrides, claimsPayload, listPayload, listUri } from '../src/testing/issuer.ts';
import type { LiveStatus } from '../src/verify/live-status.ts';

/** Built before: `npm run build -w web/public`. */
const pages = fileURLToPath(new URL('../dist', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};
/** Stricter than the platform's own, so that a page that passes here passes there. */
const policy =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; base-uri 'none'; object-src 'none'";

interface Code {
  readonly address: string;
  readonly number: string;
}

export interface PretendCity {
  readonly origin: string;
  /** A new certificate, its code as scanned, and what the register and the list say of it. */
  readonly issue: (
    status: LiveStatus['status'],
    about?: ClaimOverrides & { readonly by?: 'stranger'; readonly supersededBy?: string },
  ) => Promise<Code>;
  readonly close: () => Promise<void>;
}

const listed: Readonly<Record<LiveStatus['status'], 0 | 1 | 2>> = {
  valid: 0,
  expired: 0,
  unknown: 0,
  revoked: 1,
  superseded: 1,
  suspended: 2,
};

/** The built pages with a register, keys and a status list behind them, on a free port of this machine. */
export const startPretendCity = async (): Promise<PretendCity> => {
  const city = await anIssuer();
  const stranger = await anIssuer();
  const live = new Map<string, object>();
  const list: Record<number, 0 | 1 | 2> = {};
  const hour = 3_600_000;

  const listToken = async () => {
    const [issued, expires] = [Date.now() - hour, Date.now() + 24 * hour].map((at) => new Date(at).toISOString());
    return city.sign(await listPayload(list, { issued, expires, uri: listUri }), 'application/statuslist+cwt');
  };
  const answer = async (path: string): Promise<readonly [string, string | Uint8Array]> => {
    if (path === '/.well-known/jwks.json') return ['application/jwk-set+json', JSON.stringify({ keys: [city.jwk] })];
    if (path === '/.well-known/status-lists') return ['application/json', JSON.stringify({ status_lists: [listUri] })];
    if (path === '/sl/1') return ['application/statuslist+cwt', await listToken()];
    if (path.startsWith('/status/'))
      return ['application/json', JSON.stringify({ status: 'unknown', ...live.get(path.slice(8)), checkedAt: new Date().toISOString() })];
    const file = path === '/' || path.startsWith('/v/') ? '/index.html' : path;
    return [types[extname(file)] ?? 'application/octet-stream', await readFile(join(pages, file))];
  };

  const server: Server = createServer((request, response) => {
    void answer(new URL(request.url ?? '/', 'http://city').pathname).then(
      ([type, body]) => response.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  let issued = 0;
  return {
    origin,
    issue: async (status, { by, supersededBy, ...about } = {}) => {
      issued += 1;
      const number = `990101202600000001${String(issued).padStart(2, '0')}`;
      const opaqueId = `pretended-co${String(issued).padStart(4, '0')}`;
      list[issued] = listed[status];
      if (status !== 'unknown') live.set(opaqueId, { status, number, validUntil: '2099-03-01', supersededBy });
      const claims = claimsPayload({ number, index: issued, expires: '2099-03-02T00:00:00+08:00', opaqueId, ...about });
      const payload = digitsOfBytes(await (by ? stranger : city).sign(claims));
      return { number, address: `${origin}/v/${opaqueId}#${payload}` };
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
