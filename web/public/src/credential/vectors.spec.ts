import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { bytesOfDigits } from './digits.ts';
import { readKeySet } from './key-set.ts';
import { openCredential } from './open-credential.ts';
import type { VerifyingKey } from './signed-message.ts';
import { openStatusList } from './status-list.ts';

interface Vectors {
  readonly jwks: unknown;
  readonly digits: readonly { readonly hex: string; readonly digits: string }[];
  readonly credentials: readonly {
    readonly name: string;
    readonly at: string;
    readonly url: string;
    readonly expected: { readonly outcome: string; readonly because?: string; readonly claims?: Claims };
  }[];
  readonly statusList: {
    readonly at: string;
    readonly hex: string;
    readonly terms: { readonly uri: string; readonly issuedAt: string; readonly expiresAt: string };
    readonly expected: readonly { readonly index: number; readonly status: string }[];
  };
}

interface Claims {
  readonly number: string;
  readonly issuedAt: string;
  readonly photoHash: string | null;
  readonly status: { readonly index: number; readonly uri: string };
}

/** Published by the signing side, so that two implementations that share no line agree on every case. */
const vectors = JSON.parse(
  readFileSync(new URL('../../../../integrations/credential/vectors.json', import.meta.url), 'utf8'),
) as unknown as Vectors;

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));

let keys: readonly VerifyingKey[];

beforeAll(async () => {
  keys = await readKeySet(vectors.jwks);
});

/** This page's word for a refusal of the signing side. */
const refusals: Readonly<Record<string, string>> = {
  malformed: 'unreadable',
  unknownKey: 'foreign',
  unsupportedAlgorithm: 'foreign',
  badSignature: 'changed',
};

const expectedOf = ({ because, claims }: Vectors['credentials'][number]['expected']) => {
  if (!claims) return { refused: refusals[because ?? ''] };
  const { photoHash, status, issuedAt: _issuedAt, ...same } = claims;
  return {
    credential: {
      ...same,
      portraitHash: photoHash === null ? undefined : hex(photoHash),
      statusIndex: status.index,
      statusUri: status.uri,
    },
  };
};

describe('the published vectors', () => {
  it.each(vectors.credentials)('$name', async ({ url, at, expected }) => {
    const now = new Date(at);
    const opened = await openCredential(new URL(url).hash.slice(1), keys, now);
    expect(opened).toMatchObject(expectedOf(expected));
    if (!('credential' in opened)) return;
    const { beginsAt, expiresAt } = opened.credential;
    expect(expected.outcome).toBe(now < beginsAt ? 'notYetValid' : now < expiresAt ? 'valid' : 'expired');
  });

  it.each(vectors.digits.filter(({ digits }) => digits !== ''))('$digits', ({ hex: bytes, digits }) => {
    expect(bytesOfDigits(digits)).toEqual(hex(bytes));
  });

  it('of the status list', async () => {
    const { at, hex: bytes, terms, expected } = vectors.statusList;
    const list = await openStatusList(hex(bytes), keys, new Date(at));
    expect(list).toMatchObject({ uri: terms.uri, issuedAt: new Date(terms.issuedAt), expiresAt: new Date(terms.expiresAt) });
    expect(expected.map(({ index }) => list?.statusAt(index) ?? 'unknown')).toEqual(expected.map(({ status }) => status));
  });
});
