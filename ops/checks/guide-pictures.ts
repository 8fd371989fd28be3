import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The pictures that the guide shows. */
export const picturesOfGuide = async (): Promise<readonly string[]> => {
  const pages = (await readdir(join(root, 'docs/guide'))).filter((name) => name.endsWith('.md'));
  const texts = await Promise.all(pages.map((name) => readFile(join(root, 'docs/guide', name), 'utf8')));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/\]\(images\/([\w-]+\.png)\)/g)].map(([, name]) => name!)))].toSorted();
};

/** Takes the pictures of the guide from the last run of the browser tests. */
if (import.meta.main) {
  const from = join(root, '.artifacts/screenshots/admin');
  const to = join(root, 'docs/guide/images');
  await mkdir(to, { recursive: true });
  for (const name of await picturesOfGuide()) {
    await copyFile(join(from, name), join(to, name));
    console.log(name);
  }
}
