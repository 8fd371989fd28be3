import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './documents.ts';
import { picturesOfGuide } from './guide-pictures.ts';

it('shows in the guide what the browser tests have taken', async () => {
  const folder = join(root, 'web/admin/e2e');
  const specs = (await readdir(folder)).filter((name) => name.endsWith('.ts'));
  const sources = await Promise.all(specs.map((name) => readFile(join(folder, name), 'utf8')));
  /** `page-${shot}.png`: a name that is put together as the test runs. */
  const patterns = sources
    .flatMap((source) => [...source.matchAll(/([\w-]*(?:\$\{\w+\})?[\w-]*)\.png/g)].map(([, name]) => name!))
    .map((name) => new RegExp(`^${name.replaceAll(/\$\{\w+\}/g, '[\\w-]+')}\\.png$`));
  const shown = await picturesOfGuide();
  expect(shown.filter((name) => !patterns.some((pattern) => pattern.test(name)))).toEqual([]);
  const kept = (await readdir(join(root, 'docs/guide/images'))).toSorted();
  expect(kept).toEqual(shown);
});
