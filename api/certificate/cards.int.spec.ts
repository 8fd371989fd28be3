import { Sign1 } from '@auth0/cose';
import { fromJwks, parseQrUrl, readStatus, verifyCredential, verifyStatusList, type KeySet } from '@healthcert/integrations/credential';
import { portraitHash } from '@healthcert/integrations/portrait';
import { webcrypto } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { readQrs } from '../../integrations/print/testing/read-codes.ts';
import { renderedPages } from '../../integrations/print/raster.ts';
import type { ErrorBody } from '../sign-in/index.ts';
import { cityOfFile, numberOf, passage, putPortrait, somebody, type Client, type Crew, type TestSystem } from '../testing/index.ts';

const person = somebody({ name: '示例持证人' });

let test: TestSystem;
let crew: Crew;
let caseId: string;
let certificateNumber: string;
cityOfFile((city) => ({ test, crew } = city));
beforeAll(async () => {
  const portraitFile = await putPortrait(crew.desk, person);
  ({ caseId, certificateNumber } = await passage(crew, 'issued', { person, portraitFile }));
  await test.settled();
});

const pdfOf = async (client: Client, query: string): Promise<Buffer> => {
  const answer = await client.request({ url: `/api/certificates/cards.pdf?${query}` });
  expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
    200,
    'application/pdf',
    'no-store',
  ]);
  return answer.rawPayload;
};

const published = async (): Promise<{ keys: Record<string, string>[] }> => {
  const answer = await test.stranger.request({ url: '/.well-known/jwks.json' });
  expect(answer.headers['access-control-allow-origin']).toBe('*');
  expect(answer.body).not.toContain('"d"');
  return answer.json();
};

/** The code on the first card of a PDF, read from its picture. */
const codeOn = async (pdf: Buffer) => {
  const [page] = await renderedPages(pdf);
  const [qr] = await readQrs(page!);
  return parseQrUrl(qr!.text)!;
};

describe('a card from the API', () => {
  it('has true size, and says who, what, and until when in days of China', async () => {
    const [page, ...more] = await renderedPages(await pdfOf(crew.certs, `numbers=${certificateNumber}`));
    expect(more).toEqual([]);
    expect([page!.width.toFixed(2), page!.height.toFixed(2)]).toEqual(['85.60', '54.00']);
    for (const words of ['示例持证人', '食品从业人员健康证明', '厨师', '琅琊区示例健康体检中心', '2026.11.21 – 2027.11.20'])
      expect(page!.text).toContain(words);
    expect(page!.text).not.toContain(person.documentNumber);
  });

  it('carries a code that verifies with the published key, in two implementations', async () => {
    const { credential, opaqueId } = await codeOn(await pdfOf(crew.certs, `numbers=${certificateNumber}`));
    const jwks = await published();
    const verdict = verifyCredential(credential!, fromJwks(jwks), test.system.now());
    expect(verdict).toMatchObject({
      outcome: 'valid',
      claims: {
        issuer: '琅琊区示例健康体检中心',
        number: certificateNumber,
        name: '示例持证人',
        category: 'food',
        validFrom: '2026-11-21',
        validUntil: '2027-11-20',
        status: { uri: 'https://health.example.cn/sl/1' },
      },
    });
    const portrait = await test.stranger.request({ url: `/status/${opaqueId}/portrait` });
    expect(
      verdict.outcome === 'valid' && Buffer.from(verdict.claims.photoHash!).equals(Buffer.from(portraitHash(portrait.rawPayload))),
    ).toBe(true);

    const sign1 = Sign1.decode(credential!);
    const jwk = jwks.keys.find(({ kid }) => kid === Buffer.from(sign1.kid!).toString('base64url'))!;
    const { kty, crv, x, y } = jwk as { kty: string; crv: string; x: string; y: string };
    const key = await webcrypto.subtle.importKey('jwk', { kty, crv, x, y }, { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']);
    await sign1.verify(key);
    expect(sign1.algName).toBe('ES256');
  });

  it('is unknown to the keys of another city, and forged with one claim changed', async () => {
    const { credential } = await codeOn(await pdfOf(crew.certs, `numbers=${certificateNumber}`));
    const keys = fromJwks(await published());
    const at = Buffer.from(credential!).indexOf(Buffer.from('food'));
    const changed = Uint8Array.from(credential!);
    changed.set(Buffer.from('fool'), at);
    expect([at > 0, verifyCredential(changed, keys, test.system.now()).outcome]).toEqual([true, 'forged']);
    expect(verifyCredential(credential!.subarray(0, 100), keys, test.system.now()).outcome).toBe('forged');
    expect(verifyCredential(credential!, { trusted: [], withdrawn: [] }, test.system.now()).outcome).toBe('forged');
  });

  it('is printed for those who print at that institution, of certificates that are valid', async () => {
    const code = async (client: Client, numbers: string): Promise<[number, string | undefined]> => {
      const answer = await client.request({ url: `/api/certificates/cards.pdf?numbers=${numbers}` });
      return [answer.statusCode, answer.statusCode === 200 ? undefined : answer.json<ErrorBody>().error.code];
    };
    expect(await code(crew.admin, certificateNumber)).toEqual([200, undefined]);
    expect(await code(crew.doctor, certificateNumber)).toEqual([403, 'NotPermitted']);
    expect(await code(await test.as('tianchang-clinic.desk'), certificateNumber)).toEqual([403, 'NotPermitted']);
    expect(await code(await test.as('market'), certificateNumber)).toEqual([403, 'NotPermitted']);
    expect(await code(test.stranger, certificateNumber)).toEqual([401, 'NotSignedIn']);
    expect(await code(crew.certs, '')).toEqual([403, 'NotPermitted']);
    expect(await code(crew.certs, 'a%00b')).toEqual([400, 'InvalidInput']);
    expect(await code(crew.certs, `${certificateNumber}&x=90`)).toEqual([400, 'InvalidInput']);
  });
});

describe('the status list', () => {
  const uri = 'https://health.example.cn/sl/1';
  const statusAt = async (keys: KeySet, index: number): Promise<string> => {
    const answer = await test.stranger.request({ url: '/sl/1' });
    expect(answer.headers['content-type']).toBe('application/statuslist+cwt');
    const verdict = verifyStatusList(answer.rawPayload, keys, { uri, now: test.system.now() });
    if (verdict.outcome !== 'current') throw new Error(verdict.outcome);
    return readStatus(verdict.list, index);
  };

  it('turns with every change, at most a minute late', async () => {
    const keys = fromJwks(await published());
    const { credential } = await codeOn(await pdfOf(crew.certs, `numbers=${certificateNumber}`));
    const verdict = verifyCredential(credential!, keys, test.system.now());
    const index = verdict.outcome === 'valid' ? verdict.claims.status.index : -1;
    const of = { caseId, certificateNumber, reason: '演示' };
    expect(await statusAt(keys, index)).toBe('valid');

    await crew.admin.done('suspendCertificate', of);
    await test.settled();
    test.clock.advance({ seconds: 59 });
    expect(await statusAt(keys, index)).toBe('valid');
    test.clock.advance({ seconds: 1 });
    expect(await statusAt(keys, index)).toBe('suspended');

    await crew.admin.done('reinstateCertificate', of);
    test.clock.advance({ minutes: 1 });
    await test.settled();
    expect(await statusAt(keys, index)).toBe('valid');

    await crew.admin.done('supersedeCertificate', of);
    const next = await numberOf(crew.certs, caseId);
    await test.settled();
    test.clock.advance({ minutes: 1 });
    expect(await statusAt(keys, index)).toBe('invalid');
    expect((await crew.certs.request({ url: `/api/certificates/cards.pdf?numbers=${certificateNumber}` })).statusCode).toBe(403);

    const second = await codeOn(await pdfOf(crew.certs, `numbers=${next}`));
    const renewed = verifyCredential(second.credential!, keys, test.system.now());
    const secondIndex = renewed.outcome === 'valid' ? renewed.claims.status.index : -1;
    await crew.admin.done('revokeCertificate', { caseId, certificateNumber: next, reason: '演示' });
    await test.settled();
    test.clock.advance({ minutes: 1 });
    expect(await statusAt(keys, secondIndex)).toBe('invalid');
  });
});

describe('a certificate whose day has come', () => {
  it('is expired from the first minute of the next day in China', async () => {
    const { caseId } = await passage(crew, 'issued');
    const { caseFile } = await crew.certs.ask<{ caseFile: { certificates: { opaqueId: string; validUntil: string }[] } }>(
      `{ caseFile(caseId: "${caseId}") { certificates { opaqueId validUntil } } }`,
    );
    await test.settled();
    const { opaqueId, validUntil } = caseFile.certificates[0]!;
    const status = async (): Promise<string> =>
      (await test.stranger.request({ url: `/status/${opaqueId}` })).json<{ status: string }>().status;
    test.clock.set(`${validUntil}T15:59:59.999Z`);
    expect(await status()).toBe('valid');
    test.clock.advance({ seconds: 1 });
    expect(await status()).toBe('expired');
  });
});
