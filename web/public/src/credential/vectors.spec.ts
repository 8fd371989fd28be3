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
    readonly expected: { readonly outcome: string; readonly because?: string; readonly form?: string; readonly claims?: Claims };
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
  readonly holder: { readonly x: string; readonly y: string; readonly until: string } | null;
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
  withdrawn: 'withdrawn',
  shownEarlier: 'shownEarlier',
  shownLater: 'shownLater',
  bindingOver: 'bindingOver',
  notShownByHolder: 'unproven',
  otherAddress: 'mixed',
  malformed: 'unreadable',
  unknownKey: 'foreign',
  unsupportedAlgorithm: 'foreign',
  badSignature: 'changed',
};

const expectedOf = ({ outcome, because, form, claims }: Vectors['credentials'][number]['expected']) => {
  if (!claims) return { refused: refusals[because ?? outcome] };
  const { photoHash, status, holder, issuedAt: _issuedAt, ...same } = claims;
  return {
    credential: {
      ...same,
      portraitHash: photoHash === null ? undefined : hex(photoHash),
      statusIndex: status.index,
      statusUri: status.uri,
      holder: holder ? { x: hex(holder.x), y: hex(holder.y), until: new Date(holder.until) } : undefined,
      form,
    },
  };
};

describe('the published vectors', () => {
  const { credentials } = vectors;

  it.each(credentials)('$name', async ({ name, url, at, expected }) => {
    const now = new Date(at);
    const { hash, pathname } = new URL(url);
    const opened = await openCredential({ opaqueId: pathname.slice('/v/'.length), payload: hash.slice(1) }, keys, now);
    // No browser has SM2: the page knows whom to ask, and says so.
    if (name === 'signed with SM2') return expect(opened).toEqual({ refused: 'askCity' });
    expect(opened).toMatchObject(expectedOf(expected));
    if (!('credential' in opened)) return undefined;
    const { beginsAt, expiresAt } = opened.credential;
    expect(expected.outcome).toBe(now < beginsAt ? 'notYetValid' : now < expiresAt ? 'valid' : 'expired');
    return undefined;
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
