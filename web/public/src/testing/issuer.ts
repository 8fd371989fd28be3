import { encode, Tag } from 'cbor2';
import { bytesOfBase64url } from '../credential/base64url.ts';
import { readKeySet } from '../credential/key-set.ts';
import type { VerifyingKey } from '../credential/signed-message.ts';

/** An issuer for specs: makes what the platform signs, with a key of its own, by WebCrypto alone. */
export interface Issuer {
  readonly jwk: JsonWebKey;
  readonly keys: readonly VerifyingKey[];
  readonly sign: (payload: Uint8Array, type?: string) => Promise<Uint8Array<ArrayBuffer>>;
}

export const listUri = 'https://zhengjian.example/sl/1';
/** The id in the address of the cook's code. */
export const theId = 'q7Zk3vX0aLw9TfRb';

export const anIssuer = async (jwkMembers: Readonly<Record<string, unknown>> = {}): Promise<Issuer> => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const jwk = { kty, crv, x, y, ...jwkMembers };
  const keys = await readKeySet({ keys: [jwk] });
  return {
    jwk,
    keys,
    sign: async (payload, type) => {
      const header = new Map<number, unknown>([
        [1, -7],
        [4, keys[0]?.id],
      ]);
      if (type !== undefined) header.set(16, type);
      const protectedHeader = encode(header);
      const message = Uint8Array.from(encode(['Signature1', protectedHeader, new Uint8Array(), payload]));
      const signature = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, message));
      return Uint8Array.from(encode(new Tag(18, [protectedHeader, new Map(), payload, signature])));
    },
  };
};

const secondsOf = (instant: string) => Date.parse(instant) / 1000;

/** A phone's public key as a COSE_Key, and until when a credential is bound to it. */
export interface BoundTo {
  readonly coseKey: ReadonlyMap<number, unknown>;
  readonly until: string;
}

export const boundTo = async (publicKey: CryptoKey, until = '2026-11-28T00:00:00Z'): Promise<BoundTo> => {
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
  const coseKey = new Map<number, unknown>([
    [1, 2],
    [-1, 1],
    [-2, point.slice(1, 33)],
    [-3, point.slice(33)],
  ]);
  return { coseKey, until };
};

export interface ClaimOverrides {
  readonly opaqueId?: string;
  readonly holder?: BoundTo;
  readonly number?: string;
  readonly name?: string;
  readonly begins?: string;
  readonly expires?: string;
  readonly index?: number;
  readonly uri?: string;
}

/** Claims of a plainly fictional cook, valid from 2026-03-02 to 2027-03-01 in China. */
export const claimsPayload = (overrides: ClaimOverrides = {}): Uint8Array =>
  encode(
    new Map<number, unknown>([
      [1, '示例市疾病预防控制中心'],
      [4, secondsOf(overrides.expires ?? '2027-03-02T00:00:00+08:00')],
      [5, secondsOf(overrides.begins ?? '2026-03-02T00:00:00+08:00')],
      [6, secondsOf('2026-03-02T09:30:00+08:00')],
      [7, bytesOfBase64url(overrides.opaqueId ?? theId)],
      ...(overrides.holder ? [[8, new Map([[1, overrides.holder.coseKey]])] as const] : []),
      [
        65_535,
        new Map([
          [
            'status_list',
            new Map<string, unknown>([
              ['idx', overrides.index ?? 5],
              ['uri', overrides.uri ?? listUri],
            ]),
          ],
        ]),
      ],
      [
        -65_537,
        new Map<number, unknown>([
          [1, overrides.number ?? '99010120260000000017'],
          [2, overrides.name ?? '钱示例'],
          [3, '9901**********0019'],
          [4, 'food'],
          ...(overrides.holder ? [[6, secondsOf(overrides.holder.until)] as const] : []),
        ]),
      ],
    ]),
  );

const deflate = async (bytes: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer());

/** A status list payload of two bits each; `statuses` by index, all others valid (0). */
export const listPayload = async (
  statuses: Readonly<Record<number, 0 | 1 | 2 | 3>>,
  { issued = '2026-11-20T08:00:00Z', expires = '2026-11-27T08:00:00Z', uri = listUri } = {},
) => {
  const bits = new Uint8Array(64);
  for (const [index, status] of Object.entries(statuses)) bits[Number(index) >> 2]! |= status << ((Number(index) & 3) * 2);
  return encode(
    new Map<number, unknown>([
      [2, uri],
      [4, secondsOf(expires)],
      [6, secondsOf(issued)],
      [
        65_533,
        new Map<string, unknown>([
          ['bits', 2],
          ['lst', await deflate(bits)],
        ]),
      ],
    ]),
  );
};
