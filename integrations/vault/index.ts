export { deriveVaultKeys, parseMasterKey, readOrMakeMasterKey, type VaultKeys } from './master-key.ts';
export { openBytes, sealBytes } from './key-wrap.ts';
export { createVault, type OpenedVault, type VaultSettings } from './vault.ts';
