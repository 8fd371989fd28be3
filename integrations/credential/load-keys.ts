import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { generateKeyFile, keyFileSchema, signingKeysOf } from './key-file.ts';
import type { SigningKeys } from './key-set.ts';
import { knownTestKeys } from './known-test-keys.ts';

/** Where the keys come from. `env`: the JSON text of a key file. `generate`: the path where a demo's keys are made and kept. */
export type KeySource = { readonly file: string } | { readonly env: string } | { readonly generate: string };

/** The settings say what is wrong, never what the key is. */
export class KeysUnusable extends Error {
  override readonly name = 'KeysUnusable';
}

const parse = (text: string, from: string): SigningKeys => {
  try {
    return signingKeysOf(keyFileSchema.parse(JSON.parse(text)));
  } catch (error) {
    // Neither the text nor its values may reach a log: the paths and the kinds of the faults are enough.
    const faults = error instanceof z.ZodError ? error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) : [];
    const detail = error instanceof SyntaxError ? 'it is not JSON' : faults.join('; ') || 'a key is not a valid P-256 key';
    throw new KeysUnusable(`the credential keys in ${from} cannot be used: ${detail}`);
  }
};

const readOrGenerate = async (path: string): Promise<string> => {
  const fresh = JSON.stringify(generateKeyFile(), null, 2);
  try {
    await writeFile(path, fresh, { mode: 0o600, flag: 'wx' });
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readFile(path, 'utf8');
  }
};

const read = async (source: KeySource): Promise<{ text: string; from: string }> => {
  if ('env' in source) return { text: source.env, from: 'the environment' };
  if ('generate' in source) return { text: await readOrGenerate(source.generate), from: source.generate };
  return { text: await readFile(source.file, 'utf8'), from: source.file };
};

/**
 * The keys that certificates are signed with. Test keys are refused unless a test says otherwise.
 * @throws KeysUnusable, or the error of the file system
 */
export const loadKeys = async (source: KeySource, { allowTestKeys = false } = {}): Promise<SigningKeys> => {
  const { text, from } = await read(source);
  const keys = parse(text, from);
  const all = [keys.current, keys.next, ...keys.retired].flatMap((key) => (key ? [key.thumbprint] : []));
  if (!allowTestKeys && all.some((thumbprint) => knownTestKeys.has(thumbprint)))
    throw new KeysUnusable(`the credential keys in ${from} hold a published test key`);
  if (new Set(all).size < all.length) throw new KeysUnusable(`the credential keys in ${from} hold the same key twice`);
  return keys;
};
