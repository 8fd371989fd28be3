import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { documentKey } from './document-key.ts';

/** Written by the build of the staff's pages: every document that they send, by its name. */
export const documentsOfPages = fileURLToPath(new URL('../../web/admin/dist/documents.json', import.meta.url));

export interface TrustedDocuments {
  /** Whether it asks what a trusted one asks. */
  trusts(text: string): Promise<boolean>;
}

export interface TrustedFrom {
  /** A file as the build writes it. */
  readonly pages: string;
  /** Of files in the same form, one for each other system that asks; null: there is none. */
  readonly directory: string | null;
  /** Told of a file that cannot be used: the others count. */
  readonly onTrouble: (file: string, error: unknown) => void;
}

const documents = z.record(z.string(), z.string());

const keysIn = async (file: string): Promise<readonly string[]> =>
  Object.entries(documents.parse(JSON.parse(await readFile(file, 'utf8')))).map(([name, text]) => {
    const key = documentKey(text);
    if (key === null) throw new Error(`${name} is no GraphQL document`);
    return key;
  });

/** So many texts of trusted documents are known again without parsing them; a page sends one document in one text. */
const textsKnown = 2000;
/** A directory that changed less than this before it was read may change again within the same tick of its clock. */
const tickMilliseconds = 100;

/** A directory's files; a file put there, replaced as a whole or taken away counts from the next question on. */
export const openTrustedDocuments = async ({ pages, directory, onTrouble }: TrustedFrom): Promise<TrustedDocuments> => {
  const read = async (file: string): Promise<readonly string[]> =>
    keysIn(file).catch((error: unknown) => {
      onTrouble(basename(file), error);
      return [];
    });
  const ofPages = await read(pages);
  let keys = new Set(ofPages);
  const known = new LRUCache<string, true>({ max: textsKnown });
  let asOf: number | null = null;

  const readDirectory = async (directory: string): Promise<void> => {
    const { mtimeMs } = await stat(directory);
    if (mtimeMs === asOf) return;
    const settled = Date.now() - mtimeMs > tickMilliseconds;
    const files = (await readdir(directory)).filter((name) => name.endsWith('.json'));
    const others = await Promise.all(files.map((name) => read(join(directory, name))));
    keys = new Set([...ofPages, ...others.flat()]);
    known.clear();
    asOf = settled ? mtimeMs : null;
  };
  const lookAgain = async (): Promise<void> => {
    if (directory !== null) await readDirectory(directory).catch((error: unknown) => onTrouble(directory, error));
  };
  await lookAgain();

  return {
    trusts: async (text) => {
      await lookAgain();
      const told = createHash('sha256').update(text).digest('base64');
      if (known.has(told)) return true;
      const key = documentKey(text);
      if (key === null || !keys.has(key)) return false;
      known.set(told, true);
      return true;
    },
  };
};
