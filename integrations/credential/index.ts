export type { CertificateClaims, StatusReference } from './claims.ts';
export type { Forgery } from './cose-sign1.ts';
export { mostCredentialBytes, signCredential, verifyCode, verifyCredential, type CodeForm, type Verification } from './credential.ts';
export { parseQrUrl, qrUrl, type ScannedUrl } from './credential-url.ts';
export { holderKeyFromJwk, type HolderBinding, type HolderKey } from './holder-key.ts';
export { opaqueIdBytes, opaqueIdFrom } from './opaque-id.ts';
export { screenCode } from './screen-code.ts';
export { decodeDigits, encodeDigits } from './digits.ts';
export { generateKey, thumbprintOf } from './jwk.ts';
export { generateKeyFile, keyFileSchema, rotateKeys, signingKeysOf, withdrawKey, type KeyFile } from './key-file.ts';
export { fromJwks, keySetOf, toJwks, type KeySet, type SigningKeys, type VerificationKey, type WithdrawnKey } from './key-set.ts';
export { KeysUnusable, loadKeys, type KeySource } from './load-keys.ts';
export {
  allotStatusIndex,
  drawsOfList,
  buildStatusList,
  readStatus,
  usualCapacity,
  type CertificateStatus,
  type ListedStatus,
  type StatusEntry,
  type StatusList,
} from './status-list.ts';
export { signStatusList, statusListMediaType, verifyStatusList, type ListVerification, type StatusListTerms } from './status-list-token.ts';
