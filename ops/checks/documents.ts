import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

const ignored = ['**/node_modules/**', '**/dist/**', '**/.*/**'];

/** A fenced block that names its language and a file: "```ts domain/case/events.ts". */
export interface Block {
  readonly language: string;
  readonly path: string;
  readonly text: string;
}

const fence = /^( *)```(\S*) *(\S*)\n([\s\S]*?)^\1```$/gm;

export const blocksOf = (document: string): readonly Block[] =>
  [...document.matchAll(fence)].flatMap(([, , language, path, text]) => (path ? [{ language: language!, path, text: text! }] : []));

/** What is written in a document besides its blocks. */
export const proseOf = (document: string): string => document.replaceAll(fence, '');

/** Every document of the repository, by its path. */
export const readDocuments = async (): Promise<ReadonlyMap<string, string>> => {
  const paths = globSync('**/*.md', { cwd: root, exclude: ignored });
  return new Map(await Promise.all(paths.toSorted().map(async (path) => [path, await readFile(join(root, path), 'utf8')] as const)));
};

/**
 * Applies a diff without line numbers: its context and removed lines must stand together in the text, exactly once.
 * @throws RangeError
 */
export const applied = (text: string, { path, text: diff }: Block): string => {
  const lines = diff.replace(/\n$/, '').split('\n');
  const take = (signs: string): string =>
    lines
      .filter((line) => signs.includes(line.charAt(0)))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  const before = take(' -');
  const found = `\n${text}`.split(`\n${before}`).length - 1;
  if (found !== 1) throw new RangeError(`${path}: found ${found} times, not once:\n${before}`);
  return `\n${text}`.replace(`\n${before}`, () => `\n${take(' +')}`).slice(1);
};
