import { join } from 'node:path';
import type { StoredForm } from './log-part.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { BackupRefused } from './refused.ts';
import { measurePart } from './sealed-part.ts';

/** What this version and this operator can do with a backup. */
export interface Reader {
  readonly backupKey: Uint8Array;
  /** By `printOf`; null: none is at hand. */
  readonly masterKeyPrint: string | null;
  readonly signingKeys: readonly string[];
  /** Names of all migrations that this version has. */
  readonly migrations: readonly string[];
  /** The newest version of a form that this version reads; 0: it does not know the form. */
  readonly knownVersion: (form: Omit<StoredForm, 'version'>) => number;
}

const requireKnown = ({ migrations, log }: Manifest, reader: Reader): void => {
  const tables = migrations.filter((name) => !reader.migrations.includes(name));
  const forms = log.forms
    .filter((form) => form.version > reader.knownVersion(form))
    .map(({ type, version }) => `${type} version ${version}`);
  const unknown = [...tables, ...forms];
  if (unknown.length > 0) {
    throw new BackupRefused(
      'newer',
      `this backup was written by a newer version: it has ${unknown.join(', ')}, which this one does not know`,
    );
  }
};

const requireKeys = ({ masterKey, signingKeys }: Manifest, reader: Reader): void => {
  if (masterKey !== reader.masterKeyPrint) {
    throw new BackupRefused(
      'otherMasterKey',
      'the persons of this backup have their keys under another master key: give the one of its city',
    );
  }
  const missing = signingKeys.filter((thumbprint) => !reader.signingKeys.includes(thumbprint));
  if (missing.length > 0) {
    throw new BackupRefused('signingKeyMissing', `certificates of this backup need keys that the key file lacks: ${missing.join(', ')}`);
  }
};

/** Reads every byte, and writes none. @throws BackupRefused */
export const checkBackup = async (directory: string, reader: Reader): Promise<Manifest> => {
  const manifest = await readManifest(directory, reader.backupKey);
  requireKnown(manifest, reader);
  requireKeys(manifest, reader);
  for (const part of [manifest.log, ...manifest.tables]) {
    const found = await measurePart(join(directory, part.file)).catch(() => null);
    if (!found) throw new BackupRefused('damaged', `${part.file} is missing`);
    if (found.bytes !== part.bytes || found.sha256 !== part.sha256) {
      throw new BackupRefused('damaged', `${part.file} is not as it was written`);
    }
  }
  return manifest;
};
