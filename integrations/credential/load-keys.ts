import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
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
    const detail = error instanceof SyntaxError ? 'it is not JSON' : faults.join('; ') || 'a key is not a valid key of its curve';
    throw new KeysUnusable(`the credential keys in ${from} cannot be used: ${detail}`);
  }
};

/** Made whole or not at all, and by one process only, however many start at once on an empty folder. */
const readOrGenerate = async (path: string): Promise<string> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, JSON.stringify(generateKeyFile(), null, 2), { mode: 0o600, flag: 'wx', flush: true });
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(path, 'utf8');
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
  const withdrawn = new Set(keys.withdrawn.map(({ thumbprint }) => thumbprint));
  if (all.some((thumbprint) => withdrawn.has(thumbprint)))
    throw new KeysUnusable(`the credential keys in ${from} hold a key that was withdrawn`);
  if (new Set(all).size < all.length) throw new KeysUnusable(`the credential keys in ${from} hold the same key twice`);
  return keys;
};
