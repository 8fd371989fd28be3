import { printOf } from '@healthcert/integrations/backup';
import { KeysUnusable, loadKeys, type SigningKeys } from '@healthcert/integrations/credential';
import { deriveVaultKeys, parseMasterKey, readOrMakeMasterKey, type VaultKeys } from '@healthcert/integrations/vault';
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { InvalidSettings, type Settings } from '../settings.ts';

export interface Secrets {
  /** Tells one master key from another. */
  readonly masterKeyPrint: string;
  readonly vault: VaultKeys;
  readonly signing: SigningKeys;
  /** Keys the draws of numbers. */
  readonly draw: KeyObject;
  /** Seals what staff have typed and not saved. */
  readonly drafts: Uint8Array;
  /** Seals what authenticators share with the city. */
  readonly secondFactors: Uint8Array;
  /** Signs what pages show desk agents. */
  readonly deskTickets: Uint8Array;
}

/** What is wrong with the file is said, what stands in it or where it is, is not. */
const keysOf = async (file: string): Promise<SigningKeys> => {
  try {
    return await loadKeys({ file });
  } catch (error) {
    const why = error instanceof KeysUnusable ? error.message.replaceAll(file, 'the file') : 'it cannot be read';
    throw new InvalidSettings(`CERTIFICATE_KEYS_FILE: ${why}`);
  }
};

/** Where the keys that sign certificates are kept. */
export const keyFilePath = ({ CERTIFICATE_KEYS_FILE, DATA_DIR }: Settings): string =>
  CERTIFICATE_KEYS_FILE ?? join(DATA_DIR, 'keys', 'certificate-keys.json');

/** Where the master key is kept that no variable gives. */
export const masterKeyPath = ({ DATA_DIR }: Settings): string => join(DATA_DIR, 'keys', 'master-key');

/** Keys from the environment in production; made at the first start, readable by their owner only, for the demo. */
export const readSecrets = async (settings: Settings): Promise<Secrets> => {
  const { HEALTHCERT_MASTER_KEY, CERTIFICATE_KEYS_FILE } = settings;
  const master = HEALTHCERT_MASTER_KEY ? parseMasterKey(HEALTHCERT_MASTER_KEY) : await readOrMakeMasterKey(masterKeyPath(settings));
  const signing = CERTIFICATE_KEYS_FILE ? await keysOf(CERTIFICATE_KEYS_FILE) : await loadKeys({ generate: keyFilePath(settings) });
  const derive = (label: string): Uint8Array => new Uint8Array(hkdfSync('sha256', master, '', `healthcert ${label}`, 32));
  return {
    masterKeyPrint: printOf(master, 'master'),
    vault: deriveVaultKeys(master),
    signing,
    draw: createSecretKey(derive('numbers')),
    drafts: derive('drafts'),
    secondFactors: derive('second factors'),
    deskTickets: derive('desk tickets'),
  };
};
