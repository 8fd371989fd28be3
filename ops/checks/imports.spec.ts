import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const packages = ['domain', 'projections', 'integrations', 'api', 'ops'];

const files = {
  'domain/kernel/index.ts': `export const kernel = 1;`,
  'domain/kernel/key.ts': `import { randomUUID } from 'node:crypto';\nexport const key = randomUUID;`,
  'domain/case/index.ts': `import { readFile } from 'node:fs/promises';\nexport const read = readFile;`,
  'domain/case/draw.ts': `import { randomInt } from 'node:crypto';\nexport const draw = randomInt;`,
  'domain/case/query.ts': `import { Pool } from 'pg';\nexport const pool = Pool;`,
  'domain/case/up.ts': `import { project } from '@healthcert/projections/kernel';\nexport const up = project;`,
  'domain/case/first.ts': `import { second } from './second.ts';\nexport const first = (): unknown => second;`,
  'domain/case/second.ts': `import { first } from './first.ts';\nexport const second = (): unknown => first;`,
  'domain/case/testing/index.ts': `export const example = 1;`,
  'domain/case/case.spec.ts': `import { store } from '@healthcert/integrations/store';\nexport const tested = store;`,
  'projections/kernel/index.ts': `import { kernel } from '@healthcert/domain/kernel';\nexport const project = kernel;`,
  'projections/list/index.ts': `import { store } from '@healthcert/integrations/store';\nexport const list = store;`,
  'projections/list/near.ts': `import { kernel } from '../../domain/kernel/index.ts';\nexport const near = kernel;`,
  'projections/list/inside.ts': `import { inside } from '@healthcert/domain/kernel/key.ts';\nexport const list = inside;`,
  'integrations/store/index.ts': `import { app } from '@healthcert/api/app';\nexport const store = app;`,
  'api/app/index.ts': `import { example } from '@healthcert/domain/case/testing';\nexport const app = example;`,
  'api/app/load.ts': `import { bench } from '@healthcert/ops/bench';\nexport const load = bench;`,
  'ops/bench/index.ts': `import { app } from '@healthcert/api/app';\nexport const bench = app;`,
  'web/admin/src/page.tsx': `import { kernel } from '@healthcert/domain/kernel';\nexport const Page = () => kernel;`,
  'web/public/src/page.tsx': `import { Page } from '../../admin/src/page.tsx';\nimport { Button } from 'antd';\nexport const Other = () => [Page, Button];`,
};

const refused = [
  'api-composes: api/app/load.ts -> ops/bench/index.ts',
  'applications-stand-apart: web/public/src/page.tsx -> web/admin/src/page.tsx',
  'domain-does-no-io: domain/case/index.ts -> fs/promises',
  'domain-imports-nothing-of-ours: domain/case/up.ts -> projections/kernel/index.ts',
  'domain-needs-little: domain/case/query.ts -> node_modules/pg/index.js',
  'everything-is-found: projections/list/inside.ts -> @healthcert/domain/kernel/key.ts',
  'integrations-import-domain: integrations/store/index.ts -> api/app/index.ts',
  'no-cycles: domain/case/first.ts -> domain/case/second.ts',
  'packages-meet-by-name: projections/list/near.ts -> domain/kernel/index.ts',
  'production-needs-no-tests: api/app/index.ts -> domain/case/testing/index.ts',
  'projections-import-domain: projections/list/index.ts -> integrations/store/index.ts',
  'residents-load-no-antd: web/public/src/page.tsx -> node_modules/antd/index.js',
  'rules-are-pure: domain/case/draw.ts -> crypto',
  'web-imports-web: web/admin/src/page.tsx -> domain/kernel/index.ts',
];

/** A house in which nearly every import is wrong, seen by the same checker with the same configuration. */
describe('the checker of imports', () => {
  let house: string;

  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(join(house, dirname(path)), { recursive: true });
    await writeFile(join(house, path), text);
  };

  const check = (): Promise<{ readonly stdout: string; readonly stderr: string; readonly code?: number }> =>
    promisify(execFile)(process.execPath, ['ops/checks/imports.ts'], { cwd: house }).catch(
      (error: { stdout: string; stderr: string; code: number }) => error,
    );

  beforeAll(async () => {
    house = await mkdtemp(join(tmpdir(), 'healthcert-imports-'));
    for (const [path, text] of Object.entries(files)) await write(path, text);
    for (const name of packages) {
      await write(
        `${name}/package.json`,
        JSON.stringify({ name: `@healthcert/${name}`, type: 'module', exports: { './*': './*/index.ts' } }),
      );
      await mkdir(join(house, 'node_modules/@healthcert'), { recursive: true });
      await symlink(`../../${name}`, join(house, 'node_modules/@healthcert', name));
    }
    for (const name of ['pg', 'antd']) {
      await write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
      await write(`node_modules/${name}/index.js`, '');
    }
    for (const tool of ['dependency-cruiser', '@swc/core']) {
      await mkdir(dirname(join(house, 'node_modules', tool)), { recursive: true });
      await symlink(join(root, 'node_modules', tool), join(house, 'node_modules', tool));
    }
    await cp(join(root, '.dependency-cruiser.cjs'), join(house, '.dependency-cruiser.cjs'));
    await write('package.json', '{ "type": "module" }');
    await write('tsconfig.json', '{}');
    await mkdir(join(house, 'ops/checks'), { recursive: true });
    await cp(join(root, 'ops/checks/imports.ts'), join(house, 'ops/checks/imports.ts'));
  });
  afterAll(() => rm(house, { recursive: true, force: true }));

  it('refuses each that is against the rules, and no other', async () => {
    const { stderr, stdout, code } = await check();
    const lines = stderr
      .trim()
      .split('\n')
      .filter((line) => / -> /.test(line));
    expect(lines.map((line) => line.replace('node:', '')).toSorted()).toEqual(refused);
    expect(stdout).toMatch(/^(\d+) of \1 source files, \d+ imports, 14 against the rules$/m);
    expect(code).toBe(1);
  });

  it('fails where it does not read what it should check', async () => {
    const blind = `const { forbidden, options } = require(${JSON.stringify(join(root, '.dependency-cruiser.cjs'))});
      module.exports = { forbidden, options: { ...options, exclude: { path: '^(domain|web)/' } } };`;
    await write('.dependency-cruiser.cjs', blind);
    const { stderr, code } = await check();
    expect(stderr).toContain('the checker does not see the sources');
    expect(code).toBe(1);
  });
});
