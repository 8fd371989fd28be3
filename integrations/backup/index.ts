export { checkBackup, type Reader } from './check-backup.ts';
export { openErasureList, readErasures, type ErasureList } from './erasures.ts';
export { printOf } from './keys.ts';
export type { StoredForm } from './log-part.ts';
export { readManifest, type Manifest } from './manifest.ts';
export { BackupRefused } from './refused.ts';
export { restoreBackup, type Restored, type RestoreSettings } from './restore-backup.ts';
export { takeBackup, type Progress, type TakeBackupSettings } from './take-backup.ts';
