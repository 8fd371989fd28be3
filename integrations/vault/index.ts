export { deriveVaultKeys, parseMasterKey, readOrMakeMasterKey, type VaultKeys } from './master-key.ts';
export { createVault, type VaultSettings } from './vault.ts';
