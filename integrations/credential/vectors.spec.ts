import { describe, expect, it } from 'vitest';
import { verifyCode } from './credential.ts';
import { parseQrUrl } from './credential-url.ts';
import { decodeDigits, encodeDigits } from './digits.ts';
import { fromJwks, toJwks } from './key-set.ts';
import { readStatus } from './status-list.ts';
import { verifyStatusList } from './status-list-token.ts';
import { testKeySet } from './testing/fixtures.ts';
import { partsOf } from './testing/tampering.ts';
import { jsonClaims, vectorCases } from './testing/vector-cases.ts';
import vectors from './vectors.json' with { type: 'json' };

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const keys = fromJwks(vectors.jwks);

/** What the signature covers, in hex: it does not change from signing to signing. */
const signed = (credential: Uint8Array) => {
  const { header, payload } = partsOf(credential);
  return Buffer.concat([header, payload]).toString('hex');
};

describe('the published vectors', () => {
  it.each(vectors.credentials)('$name', ({ hex, at, url, expected }) => {
    const { signedBy: _signedBy, ...found } = {
      signedBy: '',
      ...verifyCode({ opaqueId: parseQrUrl(url)!.opaqueId, credential: bytes(hex) }, keys, at),
    };
    expect('claims' in found ? { ...found, claims: jsonClaims(found.claims) } : found).toEqual(expected);
    expect(parseQrUrl(url)?.credential).toEqual(bytes(hex));
  });

  it('say what this code signs today', () => {
    const genuine = vectorCases().filter(({ expected }) => 'form' in expected && expected.form === 'static');
    const published = vectors.credentials.filter(({ expected }) => 'form' in expected && expected.form === 'static');
    expect(published.map(({ name, hex }) => [name, signed(bytes(hex))])).toEqual(genuine.map((one) => [one.name, signed(one.bytes)]));
    expect(vectors.credentials.map(({ name }) => name)).toEqual(vectorCases().map(({ name }) => name));
    expect(vectors.jwks).toEqual(JSON.parse(JSON.stringify(toJwks(testKeySet()))));
  });

  it.each(vectors.digits)('digits of "$hex"', ({ hex, digits }) => {
    expect(encodeDigits(bytes(hex))).toBe(digits);
    expect(decodeDigits(digits)).toEqual(bytes(hex));
  });

  it('of a status list', () => {
    const { at, terms, hex, expected } = vectors.statusList;
    const found = verifyStatusList(bytes(hex), keys, { uri: terms.uri, now: at });
    if (found.outcome === 'forged') throw new Error(found.because);
    expect(found).toMatchObject({ outcome: 'current', terms });
    expect(expected.map(({ index }) => ({ index, status: readStatus(found.list, index) }))).toEqual(expected);
  });
});
