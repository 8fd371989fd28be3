import { fc, it } from '@fast-check/vitest';
import { beforeAll, describe, expect } from 'vitest';
import { digitsOfBytes } from './digits-of.ts';
import { anIssuer, claimsPayload, type Issuer, theId } from '../testing/issuer.ts';
import { bytesOfDigits } from './digits.ts';
import { openCredential } from './open-credential.ts';

const now = new Date('2026-11-21T02:00:00Z');
let city: Issuer;
let signed: Uint8Array;

beforeAll(async () => {
  city = await anIssuer();
  signed = await city.sign(claimsPayload());
});

const open = (payload: string) => openCredential({ opaqueId: theId, payload }, city.keys, now);

describe('the digits of a code', () => {
  it.prop([fc.uint8Array({ maxLength: 300, minLength: 1 })])('give back the bytes', (bytes) => {
    expect(bytesOfDigits(digitsOfBytes(bytes))).toEqual(bytes);
  });

  it('are little-endian in sevens, as in FIDO CTAP', () => {
    expect(bytesOfDigits('00000000000000001')).toEqual(Uint8Array.of(1, 0, 0, 0, 0, 0, 0));
    expect(bytesOfDigits('256')).toBeUndefined();
    expect(bytesOfDigits('255')).toEqual(Uint8Array.of(255));
    expect(bytesOfDigits('1')).toBeUndefined();
    expect(bytesOfDigits('12a')).toBeUndefined();
    expect(bytesOfDigits('99999999999999999')).toBeUndefined();
    expect(bytesOfDigits('0'.repeat(17 * 200))).toBeUndefined();
  });
});

describe('a code', () => {
  it('opens to what was signed', async () => {
    expect(await open(digitsOfBytes(signed))).toEqual({
      credential: {
        opaqueId: theId,
        number: '99010120260000000017',
        name: '钱示例',
        maskedDocument: '9901**********0019',
        category: 'food',
        issuer: '示例市疾病预防控制中心',
        validFrom: '2026-03-02',
        validUntil: '2027-03-01',
        beginsAt: new Date('2026-03-01T16:00:00Z'),
        expiresAt: new Date('2027-03-01T16:00:00Z'),
        portraitHash: undefined,
        statusIndex: 5,
        statusUri: 'https://zhengjian.example/sl/1',
        holder: undefined,
        form: 'static',
      },
    });
  });

  it.prop([fc.nat(), fc.integer({ min: 1, max: 255 })])('opens no more after one byte was changed', async (at, flip) => {
    const changed = Uint8Array.from(signed);
    changed[at % changed.length]! ^= flip;
    expect(await open(digitsOfBytes(changed))).toHaveProperty('refused');
  });

  it.prop([fc.nat(), fc.integer({ min: 1, max: 9 })])('opens no more after one digit was changed', async (at, by) => {
    const digits = digitsOfBytes(signed);
    const place = at % digits.length;
    const changed = digits.slice(0, place) + ((Number(digits[place]) + by) % 10) + digits.slice(place + 1);
    expect(await open(changed)).toHaveProperty('refused');
  });

  it.prop([fc.nat()])('opens no more when cut off anywhere', async (at) => {
    const digits = digitsOfBytes(signed);
    expect(await open(digits.slice(0, at % digits.length))).toEqual({ refused: 'unreadable' });
  });

  it.prop([fc.uint8Array({ minLength: 1, maxLength: 40 })])('opens no more with anything after it', async (more) => {
    expect(await open(digitsOfBytes(Uint8Array.from([...signed, ...more])))).toEqual({ refused: 'unreadable' });
  });

  it.prop([fc.oneof(fc.string(), fc.stringMatching(/^\d{0,600}$/))])('is refused, not thrown at, when it is any text', async (text) => {
    expect(await open(text)).toEqual({ refused: 'unreadable' });
  });
});
