import { existsSync, readFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../api/settings.ts';
import { proseOf, readDocuments, root } from './documents.ts';

const documents = await readDocuments();
const each = [...documents].map(([path, text]) => ({ path, text, prose: proseOf(text) }));
const textOf = (path: string): string => documents.get(path) ?? '';
const foldersIn = async (folder: string): Promise<string[]> =>
  (await readdir(join(root, folder), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !/^(node_modules|dist|\..*)$/.test(entry.name))
    .map(({ name }) => name);

/** As GitHub makes them. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );

const linksIn = (prose: string): string[] =>
  [...prose.matchAll(/\]\(([^)\s]+)\)|src="([^"]+)"/g)].map(([, target, source]) => target ?? source!);
const codeIn = (prose: string): string[] => [...prose.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!);

describe.each(each)('$path', ({ path, text, prose }) => {
  it('links to what there is', () => {
    const broken = linksIn(prose)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [file = '', anchor] = target.split('#');
        const found = file === '' ? path : join(dirname(path), file);
        return !existsSync(join(root, found)) || (anchor !== undefined && !anchorsOf(documents.get(found) ?? text).includes(anchor));
      });
    expect(broken).toEqual([]);
  });

  it('names files that there are', () => {
    const named = codeIn(prose).filter((code) => /^[\w.-]+(\/[\w.-]+)+\.(ts|tsx|md|json|css|svg|graphql|cjs|js|html)$/.test(code));
    expect(named.filter((file) => !existsSync(join(root, file)) && !existsSync(join(root, dirname(path), file)))).toEqual([]);
  });

  it('names commands that there are', () => {
    const commands = [...text.matchAll(/npm run ([\w:-]+)(?: -w ([\w/-]+))?/g)];
    const missing = commands.filter(([, name, workspace = '.']) => {
      const file = join(root, workspace, 'package.json');
      return !existsSync(file) || !((name ?? '') in (JSON.parse(readFileSync(file, 'utf8')) as { scripts: object }).scripts);
    });
    expect(missing.map(([command]) => command)).toEqual([]);
  });
});

describe('the README', () => {
  const readme = textOf('README.md');

  it('gives the two commands that are enough', () => {
    const lines = readme.split('\n');
    expect(lines).toContain('npm ci && npm start');
    expect(lines).toContain('npm ci && npm test');
  });

  it('knows every setting, and its default', async () => {
    const declared = [...(await readFile(join(root, 'api/settings.ts'), 'utf8')).matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(
      ([, name]) => name!,
    );
    const table = new Map([...readme.matchAll(/^\| `([A-Z_]+)` \| (.*?) \|/gm)].map(([, name, otherwise]) => [name!, otherwise!]));
    expect([...table.keys()].toSorted()).toEqual(declared.toSorted());
    const defaults = Object.entries(readSettings({})).filter(([name]) => name !== 'DATA_DIR');
    expect(Object.fromEntries(defaults.map(([name]) => [name, table.get(name)]))).toEqual(
      Object.fromEntries(defaults.map(([name, value]) => [name, `\`${String(value)}\``])),
    );
  });

  it('knows every process', async () => {
    const folder = join(root, 'api/entrypoints');
    const sources = (await readdir(folder)).filter((name) => /^[a-z-]+\.ts$/.test(name));
    const texts = await Promise.all(sources.map((name) => readFile(join(folder, name), 'utf8')));
    const files = sources.filter((_name, n) => texts[n]!.includes('\nawait runProcess('));
    expect(files.length).toBeGreaterThanOrEqual(4);
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const commands = files.map(
      (name) => Object.entries(scripts).find(([, script]) => script === `node api/entrypoints/${name}`)?.[0] ?? name,
    );
    for (const command of commands) expect(readme).toMatch(new RegExp(`(npm run |api/entrypoints/)${command}`));
  });
});

describe('a folder’s README', () => {
  it.each(['domain', 'integrations', 'api', 'web', 'ops'])('%s tells what each of its folders is', async (folder) => {
    const rows = [...textOf(`${folder}/README.md`).matchAll(/^\|(.*?)\|/gm)].map(([, first]) => first!).join();
    const untold = (await foldersIn(folder)).filter((name) => !rows.includes(`\`${name}/\``));
    expect(untold).toEqual([]);
  });
});

describe('the decisions', () => {
  const records = [...documents.keys()].filter((path) => /^docs\/adr\/\d{4}-/.test(path));

  it('are numbered without gaps, each in the index under its own title', () => {
    expect(records.map((path) => Number(path.slice(9, 13)))).toEqual(records.map((_path, n) => n + 1));
    const index = textOf('docs/adr/README.md');
    for (const path of records) {
      const [, title] = /^# \d+\. (.*)/.exec(textOf(path)) ?? [];
      expect(index).toContain(`| [${path.slice(9, 13)}](${path.slice(9)}) | ${title} |`);
    }
  });

  it.each(records)('%s says context, decision and consequences', (path) => {
    expect([...textOf(path).matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(['Context', 'Decision', 'Consequences']);
  });
});
