import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

/** What a phone fetches before the start page stands: about two seconds of a weak 3G signal. */
const budgetBytes = 120_000;

it('opens the start page within 120 kB, gzipped', async () => {
  const page = await readFile(`${dist}index.html`, 'utf8');
  const files = [...page.matchAll(/(?:src|href)="\/(?<file>assets\/[^"]+)"/g)].map(({ groups }) => groups!.file!);
  expect(files.some((file) => file.endsWith('.js')) && files.some((file) => file.endsWith('.css'))).toBe(true);
  const contents = await Promise.all(files.map((file) => readFile(dist + file)));
  const bytes = [Buffer.from(page), ...contents].reduce((sum, content) => sum + gzipSync(content).length, 0);
  expect(bytes).toBeLessThan(budgetBytes);
  process.stdout.write(`the start page takes ${bytes} bytes\n`);
});
