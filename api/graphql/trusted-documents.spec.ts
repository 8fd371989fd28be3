import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTrustedDocuments } from './trusted-documents.ts';

let folder: string;
let pages: string;
let directory: string;
let troubles: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'healthcert-trusted-'));
  pages = join(folder, 'documents.json');
  directory = join(folder, 'others');
  troubles = [];
  await mkdir(directory);
  await writeFile(pages, JSON.stringify({ Cases: '{ caseWorklist { nodes { caseId } } }' }));
});
afterEach(() => rm(folder, { recursive: true }));

const open = (others: string | null = directory) =>
  openTrustedDocuments({ pages, directory: others, onTrouble: (file) => void troubles.push(file) });
/** As one puts a file there: whole. */
const put = async (name: string, content: string): Promise<void> => {
  await writeFile(join(folder, name), content);
  await rename(join(folder, name), join(directory, name));
};
const ofCases = '{caseWorklist{nodes{caseId __typename}}}';
const ofNames = '{ caseWorklist { nodes { name } } }';

describe('trusted documents', () => {
  it('are those that the pages were built with', async () => {
    const { trusts } = await open(null);
    expect([await trusts(ofCases), await trusts(ofCases), await trusts(ofNames), await trusts('')]).toEqual([true, true, false, false]);
  });

  it('are those of other systems too, from when their file is put there until it is taken away', async () => {
    const { trusts } = await open();
    expect(await trusts(ofNames)).toBe(false);
    await put('insurer.json', JSON.stringify({ Names: ofNames }));
    expect([await trusts(ofNames), await trusts(ofCases)]).toEqual([true, true]);
    await rm(join(directory, 'insurer.json'));
    expect([await trusts(ofNames), await trusts(ofCases)]).toEqual([false, true]);
  });

  it('are read again however soon after the last time a file is put there', async () => {
    const { trusts } = await open();
    const asked = Array.from({ length: 40 }, (_, n) => `{ caseWorklist(first: ${n + 1}) { nodes { name } } }`);
    for (const [n, document] of asked.entries()) {
      await put(`system-${n}.json`, JSON.stringify({ Names: document }));
      expect(await trusts(document)).toBe(true);
    }
  });

  it('are not read again for each question once the directory is at rest', async () => {
    const longAgo = new Date(Date.now() - 60_000);
    await put('insurer.json', '{');
    await utimes(directory, longAgo, longAgo);
    const { trusts } = await open();
    await trusts(ofNames);
    await trusts(ofNames);
    expect(troubles).toEqual(['insurer.json']);
  });

  it.each<[string, string]>([
    ['no JSON', '{'],
    ['a list', '["{ a }"]'],
    ['no documents', '{"Names": "SELECT 1"}'],
  ])('are all but those of a file that is %s: it is named, nothing of it is taken', async (_, content) => {
    await put('insurer.json', content);
    await put('city-portal.json', JSON.stringify({ Names: ofNames }));
    const { trusts } = await open();
    expect(troubles).toEqual(['insurer.json']);
    expect([await trusts(ofNames), await trusts(ofCases)]).toEqual([true, true]);
  });

  it('are none where the pages were not built', async () => {
    await rm(pages);
    const { trusts } = await open(null);
    expect([await trusts(ofCases), troubles]).toEqual([false, ['documents.json']]);
  });
});
