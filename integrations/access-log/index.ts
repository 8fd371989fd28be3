export { createAccessLog, type AccessLog, type AccessLogSettings } from './access-log.ts';
export type { AccessEntry, AccessKind } from './entry.ts';
export { ipPrefix } from './ip-prefix.ts';
export type { AccessFilter, ListedAccess } from './list-accesses.ts';
export type { ChainVerdict, VerifyOptions } from './verify-chain.ts';
