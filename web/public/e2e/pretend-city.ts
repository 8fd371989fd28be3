import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { digitsOfBytes } from '../src/credential/digits-of.ts';
import { makeScreenCode } from '../src/credential/screen-code.ts';
import { anIssuer, boundTo, type ClaimOverrides, claimsPayload, listPayload, listUri } from '../src/testing/issuer.ts';
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

/** `sm2`: by the national suite, which no browser checks; `withdrawn`: with a key that the city no longer trusts. */
type Signer = 'city' | 'stranger' | 'withdrawn' | 'sm2';

interface Code {
  readonly address: string;
  readonly number: string;
}

export interface PretendCity {
  readonly origin: string;
  /** A new certificate, its code as scanned, and what the register and the list say of it. */
  readonly issue: (
    status: LiveStatus['status'],
    about?: ClaimOverrides & { readonly by?: Exclude<Signer, 'city'>; readonly supersededBy?: string },
  ) => Promise<Code>;
  /** A valid certificate on a phone, as the phone shows it at that instant. */
  readonly onPhone: (shownAt: Date) => Promise<Code>;
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
  const [city, stranger, withdrawn, sm2] = await Promise.all([anIssuer(), anIssuer(), anIssuer(), anIssuer({ crv: 'SM2' })]);
  const signers = { city, stranger, withdrawn, sm2 };
  const keySet = {
    keys: [city.jwk, sm2.jwk],
    withdrawn: withdrawn.keys.map(({ id }) => ({ thumbprint: Buffer.from(id).toString('base64url') })),
  };
  /** What the city's own check says, by the opaque id. */
  const checkedByCity = new Map<string, object>();
  const live = new Map<string, object>();
  const list: Record<number, 0 | 1 | 2> = {};
  const hour = 3_600_000;

  const listToken = async () => {
    const [issued, expires] = [Date.now() - hour, Date.now() + 24 * hour].map((at) => new Date(at).toISOString());
    return city.sign(await listPayload(list, { issued, expires, uri: listUri }), 'application/statuslist+cwt');
  };
  const answer = async (path: string, body: string): Promise<readonly [string, string | Uint8Array]> => {
    if (path === '/verify') {
      const opaqueId = /\/v\/([^#"]+)/.exec(body)?.[1] ?? '';
      return ['application/json', JSON.stringify({ outcome: 'valid', form: 'static', claims: checkedByCity.get(opaqueId) })];
    }
    if (path === '/.well-known/jwks.json') return ['application/jwk-set+json', JSON.stringify(keySet)];
    if (path === '/.well-known/status-lists') return ['application/json', JSON.stringify({ status_lists: [listUri] })];
    if (path === '/sl/1') return ['application/statuslist+cwt', await listToken()];
    if (path.startsWith('/status/'))
      return ['application/json', JSON.stringify({ status: 'unknown', ...live.get(path.slice(8)), checkedAt: new Date().toISOString() })];
    const file = path === '/' || path.startsWith('/v/') ? '/index.html' : path;
    return [types[extname(file)] ?? 'application/octet-stream', await readFile(join(pages, file))];
  };

  const server: Server = createServer((request, response) => {
    void text(request)
      .then((body) => answer(new URL(request.url ?? '/', 'http://city').pathname, body))
      .then(
        ([type, body]) => response.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(body),
        () => response.writeHead(404).end(),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  let issued = 0;
  const register = (status: LiveStatus['status'], supersededBy?: string) => {
    issued += 1;
    const number = `990101202600000001${String(issued).padStart(2, '0')}`;
    const opaqueId = `pretended-co${String(issued).padStart(4, '0')}`;
    list[issued] = listed[status];
    if (status !== 'unknown') live.set(opaqueId, { status, number, validUntil: '2099-03-01', supersededBy });
    return { number, opaqueId, index: issued, expires: '2099-03-02T00:00:00+08:00' };
  };
  const codeOf = ({ number, opaqueId }: { number: string; opaqueId: string }, message: Uint8Array): Code => ({
    number,
    address: `${origin}/v/${opaqueId}#${digitsOfBytes(message)}`,
  });
  return {
    origin,
    issue: async (status, { by, supersededBy, ...about } = {}) => {
      const registered = register(status, supersededBy);
      const { number, opaqueId, index } = registered;
      const dates = { validFrom: '2026-03-02', validUntil: '2099-03-01' };
      const words = { name: '钱示例', maskedDocument: '9901**********0019', category: 'food', issuer: '示例市疾病预防控制中心' };
      checkedByCity.set(opaqueId, { opaqueId, number, ...words, ...dates, status: { index, uri: listUri } });
      return codeOf(registered, await signers[by ?? 'city'].sign(claimsPayload({ ...registered, ...about })));
    },
    onPhone: async (shownAt) => {
      const registered = register('valid');
      const phone = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
      const holder = await boundTo(phone.publicKey, '2099-03-02T00:00:00Z');
      const credential = await city.sign(claimsPayload({ ...registered, holder }));
      return codeOf(registered, await makeScreenCode(credential, phone.privateKey, shownAt));
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
