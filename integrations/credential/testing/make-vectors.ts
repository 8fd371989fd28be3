import { writeFileSync } from 'node:fs';
import { format } from 'node:util';
import { buildStatusList } from '../status-list.ts';
import { signStatusList } from '../status-list-token.ts';
import { claims, now, opaqueId, testKeys, testKeySet } from './fixtures.ts';
import { qrUrl } from '../credential-url.ts';
import { encodeDigits } from '../digits.ts';
import { toJwks } from '../key-set.ts';
import { vectorCases } from './vector-cases.ts';

/**
 * Writes `vectors.json`: `node integrations/credential/testing/make-vectors.ts`. Signatures are random, so every run writes
 * others; the spec checks that what is signed has not moved.
 */
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const terms = { uri: claims().status.uri, issuedAt: now, expiresAt: '2026-12-03T02:30:00.000Z', timeToLive: 43_200 };
const statuses = [
  { index: 3, status: 'revoked' },
  { index: 4, status: 'suspended' },
  { index: 5, status: 'superseded' },
] as const;

const vectors = {
  about:
    'Vectors for a verifier of health certificate credentials: COSE_Sign1 (RFC 9052) over a CWT (RFC 8392), ES256 or SM2; with form "rotating" inside another, signed by a phone. ' +
    'The keys are published test keys: never trust them. Format: docs/adr/0005-certificate-credential.md.',
  jwks: toJwks(testKeySet()),
  credentials: vectorCases().map(({ name, bytes, at, expected, under }) => ({
    name,
    at,
    hex: hex(bytes),
    url: qrUrl('health.example.cn', under ?? opaqueId, bytes),
    expected,
  })),
  digits: ['', '00', 'ff', '0100', 'ffffffffffffff', '01020304050607ff'].map((bytes) => ({
    hex: bytes,
    digits: encodeDigits(Uint8Array.from(Buffer.from(bytes, 'hex'))),
  })),
  statusList: {
    at: now,
    terms,
    hex: hex(signStatusList(buildStatusList(statuses, { capacity: 64 }), terms, testKeys())),
    expected: [
      { index: 0, status: 'valid' },
      { index: 3, status: 'invalid' },
      { index: 4, status: 'suspended' },
      { index: 5, status: 'invalid' },
      { index: 64, status: 'unknown' },
    ],
  },
};

const target = new URL('../vectors.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(vectors, null, 2)}\n`);
console.log(format('%d credentials written to vectors.json', vectors.credentials.length));
