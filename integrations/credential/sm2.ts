import { createHash, createPrivateKey, createPublicKey, createSign, createVerify, type KeyObject } from 'node:crypto';

/** Signatures of SM2 with SM3: GB/T 32918.2. The curve is that of GB/T 32918.5. */
const curve = Buffer.from(
  'FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC' + // a
    '28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93' + // b
    '32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7' + // x of the base point
    'BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0', // y of the base point
  'hex',
);
/** Who signs, where nothing else was agreed: GB/T 35276, section 10. */
const signerId = Buffer.from('1234567812345678');

/** DER around a point and a private number on the curve 1.2.156.10197.1.301: Node reads and writes SM2 in no JWK. */
const spki = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d03420004', 'hex');
const pkcs8 = Buffer.from('308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420', 'hex');
/** Version 1 of an ECPrivateKey (RFC 5915), and 32 bytes to come. */
const beforeNumber = Buffer.from('0201010420', 'hex');
const pkcs8Point = Buffer.from('a14403420004', 'hex');

interface Point {
  readonly x: string;
  readonly y: string;
}

const bytesOf = (base64url: string): Buffer => Buffer.from(base64url, 'base64url');

/** @throws where the point does not lie on the curve */
export const sm2PublicKey = ({ x, y }: Point): KeyObject =>
  createPublicKey({ key: Buffer.concat([spki, bytesOf(x), bytesOf(y)]), format: 'der', type: 'spki' });

export const sm2PrivateKey = ({ x, y, d }: Point & { readonly d: string }): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8, bytesOf(d), pkcs8Point, bytesOf(x), bytesOf(y)]), format: 'der', type: 'pkcs8' });

const pointOf = (publicKey: KeyObject): Buffer => publicKey.export({ format: 'der', type: 'spki' }).subarray(spki.length);

const coordinates = (point: Buffer): Point => ({
  x: point.subarray(0, 32).toString('base64url'),
  y: point.subarray(32).toString('base64url'),
});

/** The members of a JWK of either half. */
export const sm2Jwk = (key: KeyObject): Point & { readonly d?: string } => {
  if (key.type === 'public') return coordinates(pointOf(key));
  const der = key.export({ format: 'der', type: 'pkcs8' });
  // The lengths before it depend on whether the point was imported with it.
  const at = der.indexOf(beforeNumber) + beforeNumber.length;
  const d = der.subarray(at, at + 32);
  return { ...coordinates(pointOf(createPublicKey(key))), d: d.toString('base64url') };
};

/**
 * Z, which stands before the message: the signer's id, the curve and the public point. The streaming interface of Node
 * hashes what it is given and no more; its one-shot one puts a Z of the empty id before it, which no SM2 verifier in use has.
 */
const preamble = (publicKey: KeyObject): Buffer => {
  const bits = Buffer.alloc(2);
  bits.writeUInt16BE(signerId.length * 8);
  return createHash('sm3').update(bits).update(signerId).update(curve).update(pointOf(publicKey)).digest();
};

const numberBytes = 32;

/** An INTEGER of DER: no leading zeros, but one before a first bit that is set. */
const integer = (number: Uint8Array): Buffer => {
  const start = number.findIndex((byte) => byte !== 0);
  const digits = start < 0 ? Buffer.of(0) : Buffer.from(number.subarray(start));
  const value = digits[0]! >= 0x80 ? Buffer.concat([Buffer.of(0), digits]) : digits;
  return Buffer.concat([Buffer.of(0x02, value.length), value]);
};

/** Node writes SM2 signatures in DER only, whatever encoding it is asked for: SEQUENCE of r and s. */
export const toDer = (signature: Uint8Array): Buffer => {
  const body = Buffer.concat([integer(signature.subarray(0, numberBytes)), integer(signature.subarray(numberBytes))]);
  return Buffer.concat([Buffer.of(0x30, body.length), body]);
};

/** r and s side by side, 32 bytes each, of a well-formed DER. */
export const fromDer = (der: Uint8Array): Uint8Array => {
  const lengthOfR = der[3]!;
  const numbers = [der.subarray(4, 4 + lengthOfR), der.subarray(6 + lengthOfR)];
  return Uint8Array.from(Buffer.concat(numbers.map((number) => Buffer.concat([Buffer.alloc(numberBytes), number]).subarray(-numberBytes))));
};

/** r and s side by side, 32 bytes each. */
export const signSm2 = (message: Uint8Array, key: KeyObject): Uint8Array =>
  fromDer(
    createSign('sm3')
      .update(preamble(createPublicKey(key)))
      .update(message)
      .sign(key),
  );

export const verifySm2 = (message: Uint8Array, key: KeyObject, signature: Uint8Array): boolean =>
  signature.length === 2 * numberBytes && createVerify('sm3').update(preamble(key)).update(message).verify(key, toDer(signature));
