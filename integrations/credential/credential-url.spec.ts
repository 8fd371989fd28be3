import QRCode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { parseQrUrl, qrUrl } from './credential-url.ts';
import { signCredential } from './credential.ts';
import { opaqueIdFrom } from './opaque-id.ts';
import { claims, opaqueId, testKeys } from './testing/fixtures.ts';

const credential = signCredential(claims(), testKeys());
const url = qrUrl('health.example.cn', opaqueId, credential);

describe('the address in a QR', () => {
  it('carries the credential in a fragment of digits', () =>
    expect(url).toMatch(/^https:\/\/health\.example\.cn\/v\/q7Zk3vX0aLw9TfRb#\d{734}$/));

  it('comes back whole', () => expect(parseQrUrl(url)).toEqual({ host: 'health.example.cn', opaqueId, credential }));

  it('takes a host with its scheme and port, for a trial without TLS', () =>
    expect(qrUrl('http://127.0.0.1:8080/', opaqueId, credential)).toMatch(/^http:\/\/127\.0\.0\.1:8080\/v\/q7Zk/));

  it('keeps the opaque id where an app drops the fragment', () =>
    expect(parseQrUrl(url.split('#')[0]!)).toEqual({ host: 'health.example.cn', opaqueId, credential: null }));

  it('is of version 14 at level M: the digits are packed as digits', () => {
    const { version } = QRCode.create(url, { errorCorrectionLevel: 'M' });
    expect(version).toBe(14);
  });

  it.each([
    '',
    'abc',
    'https://health.example.cn/',
    'https://health.example.cn/v/short#123',
    'weixin://v/q7Zk3vX0aLw9TfRb#1',
    `${url}${'0'.repeat(5000)}`,
  ])('is not %j', (text) => expect(parseQrUrl(text)).toBeNull());

  it('with a fragment that is no digits has no credential', () =>
    expect(parseQrUrl(`https://health.example.cn/v/${opaqueId}#wechat_redirect`)).toMatchObject({ credential: null }));
});

describe('an opaque id', () => {
  it('is 16 characters of 96 random bits', () => expect(opaqueIdFrom(new Uint8Array(12).fill(255))).toBe('________________'));
  it('is not made of fewer', () => expect(() => opaqueIdFrom(new Uint8Array(8))).toThrow(RangeError));
});
