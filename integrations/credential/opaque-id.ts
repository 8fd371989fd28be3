/** 96 random bits: nobody finds a certificate by guessing, and 16 characters cost little in a QR. */
export const opaqueIdBytes = 12;

/** As it stands in an address and, as bytes, in the signed content. */
export const opaqueIdPattern = /^[A-Za-z0-9_-]{16}$/;

/** The id by which a certificate is looked up online. `entropy`: 12 random bytes, made anew for each certificate. */
export const opaqueIdFrom = (entropy: Uint8Array): string => {
  if (entropy.length !== opaqueIdBytes) throw new RangeError(`an opaque id is made of ${opaqueIdBytes} bytes`);
  return Buffer.from(entropy).toString('base64url');
};
