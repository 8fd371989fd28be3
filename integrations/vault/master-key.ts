import { createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What the vault works with. Two keys, so that who can compute an index cannot open anything, and the other way round. */
export interface VaultKeys {
  /** AES-256: wraps the persons' keys. */
  readonly keyEncryption: KeyObject;
  /** HMAC-SHA-256: turns document numbers into blind indexes. */
  readonly blindIndex: KeyObject;
}

const keyBytes = 32;

/** Both keys from one secret of 32 bytes (HKDF-SHA-256, RFC 5869). A storage promise: the labels never change. */
export const deriveVaultKeys = (master: Uint8Array): VaultKeys => {
  if (master.length !== keyBytes) throw new TypeError(`the master key must have ${keyBytes} bytes, not ${master.length}`);
  const derive = (label: string): KeyObject =>
    createSecretKey(Buffer.from(hkdfSync('sha256', master, '', `healthcert vault ${label}`, keyBytes)));
  return { keyEncryption: derive('key encryption'), blindIndex: derive('blind index') };
};

/** From a setting: 32 bytes in base64. The message never shows the value. */
export const parseMasterKey = (base64: string): Uint8Array => {
  const bytes = Buffer.from(base64.trim(), 'base64');
  if (bytes.length !== keyBytes) throw new TypeError(`the master key must be ${keyBytes} bytes in base64`);
  return bytes;
};

/** The key in the file, made at the first start, readable by its owner only. For the demo: production gives its own. */
export const readOrMakeMasterKey = async (file: string): Promise<Uint8Array> => {
  await mkdir(dirname(file), { recursive: true });
  try {
    const made = await open(file, 'wx', 0o600);
    try {
      await made.writeFile(`${randomBytes(keyBytes).toString('base64')}\n`);
      await made.sync();
    } finally {
      await made.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return parseMasterKey(await readFile(file, 'utf8'));
};
