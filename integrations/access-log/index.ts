export { createAccessLog, type AccessLog, type AccessLogSettings } from './access-log.ts';
export type { ChainCheck } from './chain-checks.ts';
export { accessKinds, mostSubjects, type AccessEntry, type AccessKind } from './entry.ts';
export { ipPrefix } from './ip-prefix.ts';
export type { AccessFilter, ListedAccess } from './list-accesses.ts';
export type { ChainVerdict, VerifyOptions } from './verify-chain.ts';
