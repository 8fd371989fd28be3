import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applied, blocksOf, root, type Block } from './documents.ts';

const blocks = blocksOf(await readFile(join(root, 'CONTRIBUTING.md'), 'utf8'));
const diffs = blocks.filter(({ language }) => language === 'diff');
const quoted = blocks.filter(({ language, path }) => language !== 'diff' && existsSync(join(root, path)));
const added = blocks.filter((block) => !diffs.includes(block) && !quoted.includes(block));
const touched = [...new Set([...diffs, ...added].map(({ path }) => path))];

const copied = [
  'domain',
  'projections',
  'integrations',
  'api',
  'ops',
  'web',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  '.dependency-cruiser.cjs',
];
const isSource = (path: string): boolean => !/(^|\/)(node_modules|dist|gql)$/.test(path);

/** The repository once more, in a folder of its own whose packages are its own copies. */
const copyOfTheRepository = async (): Promise<string> => {
  const copy = await mkdtemp(join(tmpdir(), 'healthcert-contributing-'));
  await Promise.all(
    copied.map((name) => cp(join(root, name), join(copy, name), { recursive: true, filter: (path) => isSource(relative(root, path)) })),
  );
  const modules = await readdir(join(root, 'node_modules'));
  await mkdir(join(copy, 'node_modules'));
  const link = (name: string) => symlink(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  await Promise.all(modules.filter((name) => name !== '@healthcert' && !name.startsWith('.')).map(link));
  // These links are relative, so in the copy they lead to the copy.
  await cp(join(root, 'node_modules/@healthcert'), join(copy, 'node_modules/@healthcert'), { recursive: true, verbatimSymlinks: true });
  return copy;
};

const write = async (folder: string, { path, text }: Block): Promise<void> => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
};

interface Report {
  readonly numFailedTests: number;
  readonly success: boolean;
  readonly testResults: readonly { readonly name: string }[];
}

/** Four programs run one after another, beside all other tests. */
const minutes = 240_000;

describe('the way to contribute', () => {
  let copy: string;
  const run = async (folder: string, command: string, ...words: readonly string[]): Promise<string> => {
    const started = promisify(execFile)(join(root, 'node_modules/.bin', command), words, { cwd: join(copy, folder) });
    const { stdout, stderr } = await started.catch((error: { stdout: string; stderr: string }) => error);
    return `${stdout}${stderr}`;
  };

  beforeAll(async () => {
    copy = await copyOfTheRepository();
    for (const block of added) await write(copy, block);
    for (const block of diffs) await write(copy, { ...block, text: applied(await readFile(join(copy, block.path), 'utf8'), block) });
    await run('.', 'node', 'api/graphql/print-schema.ts');
  }, minutes);
  afterAll(() => rm(copy, { recursive: true, force: true }));

  it('shows all it speaks of', () => {
    expect(diffs.length).toBeGreaterThan(10);
    expect(added.length).toBeGreaterThan(5);
    expect(quoted.length).toBeGreaterThan(2);
  });

  it.each(quoted.map((block) => [block.path, block] as const))('quotes %s word for word', async (path, { text }) => {
    expect(await readFile(join(root, path), 'utf8')).toContain(text);
  });

  it('leads to a mutation, and to a list with its filters', async () => {
    const schema = await readFile(join(copy, 'api/schema.graphql'), 'utf8');
    expect(schema).toContain('recordInspection(');
    expect(schema).toContain('input RecordInspectionInput');
    expect(schema).toContain('inspectionList(');
    expect(schema).toContain('input InspectionListFilter');
  });

  it('compiles', { timeout: minutes }, async () => {
    await run('web/admin', 'graphql-codegen', '--config', 'codegen.ts');
    for (const [config, part] of [
      ['tsconfig.json', /^(?!web)/],
      ['web/tsconfig.json', /^web/],
    ] as const) {
      const files = touched.filter((path) => part.test(path) && /\.tsx?$/.test(path));
      await write(copy, {
        language: 'json',
        path: `${config}.json`,
        text: JSON.stringify({ extends: join(copy, config), files: files.map((path) => join(copy, path)), include: [] }),
      });
      // Several that check side by side do much of their work twice.
      const output = await run('.', 'tsc', '-p', `${config}.json`, '--checkers', '1');
      expect(output.split('\n').filter((line) => touched.some((path) => line.startsWith(path)))).toEqual([]);
    }
  });

  it('keeps to the import rules', { timeout: minutes }, async () => {
    const output = await run('.', 'node', 'ops/checks/imports.ts');
    expect(output).toMatch(/^\d+ of \d+ source files/m);
    expect(output.split('\n').filter((line) => touched.some((path) => line.includes(`: ${path} `)))).toEqual([]);
  });

  it('passes its own tests, and those of what it changes', { timeout: minutes }, async () => {
    const folders = [...new Set(touched.map(dirname))].filter((folder) => /^(domain|projections)\/(?!all)/.test(folder));
    await run('.', 'vitest', 'run', '--project', 'unit', '--reporter', 'json', '--outputFile', 'tests.json', ...folders);
    const report = JSON.parse(await readFile(join(copy, 'tests.json'), 'utf8')) as Report;
    expect(report).toMatchObject({ numFailedTests: 0, success: true });
    const passed = report.testResults.map(({ name }) => relative(copy, name));
    expect(passed).toEqual(expect.arrayContaining(touched.filter((path) => path.endsWith('.spec.ts'))));
  });
});
