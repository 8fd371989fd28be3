export type { CertificateClaims, StatusReference } from './claims.ts';
export type { Forgery } from './cose-sign1.ts';
export { mostCredentialBytes, signCredential, verifyCredential, type Verification } from './credential.ts';
export { opaqueIdBytes, opaqueIdFrom, parseQrUrl, qrUrl, type ScannedUrl } from './credential-url.ts';
export { decodeDigits, encodeDigits } from './digits.ts';
export { generateKey, generateKeyFile, rotateKeys, type KeyFile } from './key-file.ts';
export { fromJwks, keySetOf, toJwks, type KeySet, type SigningKeys, type VerificationKey } from './key-set.ts';
export { KeysUnusable, loadKeys, type KeySource } from './load-keys.ts';
export {
  allotStatusIndex,
  buildStatusList,
  readStatus,
  usualCapacity,
  type CertificateStatus,
  type ListedStatus,
  type StatusEntry,
  type StatusList,
} from './status-list.ts';
export { signStatusList, statusListMediaType, verifyStatusList, type ListVerification, type StatusListTerms } from './status-list-token.ts';
