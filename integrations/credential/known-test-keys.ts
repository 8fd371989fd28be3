/**
 * Thumbprints (RFC 7638) of the keys behind `vectors.json`. Anyone can derive their private halves, so no city may sign
 * or verify with them.
 */
export const knownTestKeys: ReadonlySet<string> = new Set([
  'nYKects8S4C2I2A6Kk1n4MXdp3gZEEgF8TafAgFK0Pc', // current
  'ldKHTpG4HsLkvI01cdUV0eGCrZdUy7KoXbhSA99CXqI', // next
  'hwN-_nmGNl-8hZyT2n87Xq9aKFdSRcnIpKRfUMkwDbg', // retired
  'WmwRZ7CC9UzQR21poUbN-ab1g1MMXjc0sGnXYkr8QyU', // withdrawn
  'TSUgqltU5ce3JwmIMYbgZnk1j_c0ocxul56pNquIGg0', // stranger
  'nLViQvzAYLskUrcn0S7FL8Dm7GfFYa42Eb5BcJ4f3cI', // phone
  'GFqRXeTatXLVpfnSoCm7866lSNj8oaWnMYwuLhhXhZc', // sm2
]);
