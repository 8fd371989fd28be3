import { fc, it } from '@fast-check/vitest';
import { beforeAll, describe, expect } from 'vitest';
import { bytesOfDigits } from '../credential/digits.ts';
import { digitsOfBytes } from '../credential/digits-of.ts';
import { openCredential } from '../credential/open-credential.ts';
import { readScannedText } from '../scan/scanned-text.ts';
import { anIssuer, boundTo, claimsPayload, type Issuer, theId } from '../testing/issuer.ts';
import { type Bind, heldCertificate } from './binding.ts';
import { type HeldCertificate, phoneKey, type PhoneStore } from './phone-key.ts';
import { shownCode, untilNextCode } from './shown-code.ts';

const now = new Date('2026-11-21T02:00:00Z');
const number = '99010120260000000017';
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

/** A phone's store without a browser. */
const aStore = (): PhoneStore => {
  const certificates = new Map<string, HeldCertificate>();
  let key: Awaited<ReturnType<PhoneStore['key']>>;
  return {
    key: async () => key,
    keepKey: async (made) => {
      key ??= made;
    },
    certificate: async (of) => certificates.get(of),
    keepCertificate: async (of, held) => void certificates.set(of, held),
    clear: async () => {
      certificates.clear();
      key = undefined;
    },
  };
};

let city: Issuer;
let asked: number;

/** The city's door: signs over the key that it is sent, for a week. */
const bind =
  (at = now): Bind =>
  async (_number, jwk) => {
    asked += 1;
    const until = new Date(at.getTime() + 7 * 86_400_000);
    const key = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']);
    const holder = await boundTo(key, until.toISOString());
    return { address: `https://zhengjian.example/v/${theId}`, credential: await city.sign(claimsPayload({ holder })), until };
  };

const open = async (text: string, at = now) => {
  const scanned = readScannedText(text);
  return scanned.kind === 'code' ? openCredential(scanned, city.keys, at) : { refused: 'other' };
};

let store: PhoneStore;
let code: string;
beforeAll(async () => {
  city = await anIssuer();
  asked = 0;
  store = aStore();
  const held = await heldCertificate(store, number, bind(), now);
  code = await shownCode(held!, await phoneKey(store), now);
});

describe('a phone', () => {
  it('makes one key, which no script can read', async () => {
    const { privateKey } = await phoneKey(store);
    expect(privateKey).toBe((await phoneKey(store)).privateKey);
    expect(privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('jwk', privateKey)).rejects.toThrow();
  });

  it('shows its certificate without asking again, and renews in good time', async () => {
    const before = asked;
    await heldCertificate(store, number, bind(), later(86_400));
    expect(asked).toBe(before);
    const at = later(3 * 86_400);
    expect((await heldCertificate(store, number, bind(at), at))?.until).toEqual(later(10 * 86_400));
  });

  it('goes on without a network until its binding ends', async () => {
    const offline: Bind = async () => undefined;
    expect(await heldCertificate(store, number, offline, later(9 * 86_400))).toBeDefined();
    expect(await heldCertificate(store, number, offline, later(10 * 86_400))).toBeUndefined();
  });

  it('turns its code with the half-minute', () => {
    expect([untilNextCode(now), untilNextCode(later(29)), untilNextCode(later(30))]).toEqual([30_000, 1000, 30_000]);
  });
});

describe('the code that it shows', () => {
  it('opens to the certificate, as a live one', async () => {
    expect(await open(code)).toMatchObject({ credential: { number, form: 'rotating', opaqueId: theId } });
  });

  it.prop([fc.integer({ min: -300, max: 300 })])('is taken in its half-minute and the two beside it', async (seconds) => {
    const off = Math.floor(seconds / 30);
    const found = await open(code, later(seconds));
    if (Math.abs(off) <= 1) expect(found).toHaveProperty('credential');
    else expect(found).toEqual({ refused: off > 0 ? 'shownEarlier' : 'shownLater' });
  });

  it.prop([fc.nat(29_999), fc.integer({ min: 60_000, max: 10_000_000 })])(
    'is not taken from a picture 60 seconds old',
    async (taken, passed) => {
      expect(await open(code, new Date(now.getTime() + taken + passed))).toEqual({ refused: 'shownEarlier' });
    },
  );

  it.prop([fc.nat(), fc.integer({ min: 1, max: 255 })])('is not taken with any byte changed', async (at, change) => {
    const [address, digits] = code.split('#');
    const bytes = bytesOfDigits(digits!)!;
    bytes[at % bytes.length]! ^= change;
    expect(await open(`${address}#${digitsOfBytes(bytes)}`)).toHaveProperty('refused');
  });

  it('is not another phone’s to show', async () => {
    const held = await store.certificate(number);
    expect(await open(await shownCode(held!, await phoneKey(aStore()), now))).toEqual({ refused: 'changed' });
  });

  it('is nothing without the phone', async () => {
    const { address, credential } = (await store.certificate(number))!;
    expect(await open(`${address}#${digitsOfBytes(credential)}`)).toEqual({ refused: 'unproven' });
  });

  it('is forged under another address', async () => {
    expect(await open(code.replace(theId, 'AAAAAAAAAAAAAAAA'))).toEqual({ refused: 'mixed' });
  });
});
