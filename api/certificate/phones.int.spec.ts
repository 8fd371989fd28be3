import { fromJwks, generateKey, parseQrUrl, screenCode, signingKeysOf, verifyCredential } from '@healthcert/integrations/credential';
import { sign } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { readQrs } from '../../integrations/print/testing/read-codes.ts';
import { renderedPages } from '../../integrations/print/raster.ts';
import type { ErrorBody } from '../sign-in/index.ts';
import { cityOfFile, passage, type Client, type Crew, type TestSystem } from '../testing/index.ts';

const { current: phone } = signingKeysOf({ current: generateKey(), next: null, retired: [], withdrawn: [] });
const key = phone.publicKey.export({ format: 'jwk' });

let test: TestSystem;
let crew: Crew;
let number: string;
cityOfFile((city) => ({ test, crew } = city));
beforeAll(async () => {
  ({ certificateNumber: number } = await passage(crew, 'issued'));
  await test.settled();
});

const bind = (client: Client, body: object = { key }, of = number) =>
  client.request({ method: 'POST', url: `/api/certificates/${of}/phone`, payload: body });
const keySet = async () => fromJwks((await test.stranger.request({ url: '/.well-known/jwks.json' })).json());
const accessed = async () =>
  (
    await test.owner.query<{ kind: string; actor_id: string }>(
      `SELECT kind, actor_id FROM access_log WHERE what = 'certificate-on-phone' ORDER BY 1, 2`,
    )
  ).rows;

describe('a certificate on a phone', () => {
  it('is shown by that phone alone, and now', async () => {
    const { address, credential, until } = (await bind(crew.certs)).json<{ address: string; credential: string; until: string }>();
    expect([address.startsWith('https://health.example.cn/v/'), until]).toEqual([true, '2026-11-27T23:30:00.000Z']);
    const bound = Uint8Array.from(Buffer.from(credential, 'base64url'));
    const now = test.system.now();
    const shown = screenCode(bound, Date.parse(now) / 1000, (message) =>
      Uint8Array.from(sign('sha256', message, { key: phone.privateKey, dsaEncoding: 'ieee-p1363' })),
    );
    const keys = await keySet();
    expect(verifyCredential(shown, keys, now)).toMatchObject({ outcome: 'valid', form: 'rotating', claims: { number } });
    expect(verifyCredential(bound, keys, now)).toEqual({ outcome: 'forged', because: 'notShownByHolder' });
  });

  it('is given by those who give out the card there, each time on record', async () => {
    const code = async (client: Client, body?: object, of?: string): Promise<[number, string | undefined]> => {
      const answer = await bind(client, body, of);
      return [answer.statusCode, answer.statusCode === 200 ? undefined : answer.json<ErrorBody>().error.code];
    };
    expect(await code(crew.admin)).toEqual([200, undefined]);
    expect(await code(crew.doctor)).toEqual([403, 'NotPermitted']);
    expect(await code(await test.as('tianchang-clinic.desk'))).toEqual([403, 'NotPermitted']);
    expect(await code(await test.as('market'))).toEqual([403, 'NotPermitted']);
    expect(await code(test.stranger)).toEqual([401, 'NotSignedIn']);
    expect(await code(crew.certs, { key }, '34110000000000000000')).toEqual([403, 'NotPermitted']);
    expect(await code(crew.certs, { key: { ...key, y: key.x } })).toEqual([400, 'InvalidInput']);
    expect(await code(crew.certs, {})).toEqual([400, 'InvalidInput']);
    const kinds = (await accessed()).map(({ kind }) => kind);
    expect([kinds.filter((kind) => kind === 'read').length, kinds.filter((kind) => kind === 'refused').length]).toEqual([2, 4]);
  });
});

describe('a code that a browser cannot check', () => {
  const verify = async (code: string) =>
    (await test.stranger.request({ method: 'POST', url: '/verify', payload: { code } })).json<object>();

  it('is checked by the city, with the address it came under', async () => {
    const pdf = (await crew.certs.request({ url: `/api/certificates/cards.pdf?numbers=${number}` })).rawPayload;
    const [page] = await renderedPages(pdf);
    const [qr] = await readQrs(page!);
    expect(await verify(qr!.text)).toMatchObject({ outcome: 'valid', form: 'static', claims: { number } });
    const other = qr!.text.replace(parseQrUrl(qr!.text)!.opaqueId, 'AAAAAAAAAAAAAAAA');
    expect(await verify(other)).toEqual({ outcome: 'forged', because: 'otherAddress' });
    expect(await verify('abc')).toEqual({ outcome: 'forged', because: 'malformed' });
  });
});
