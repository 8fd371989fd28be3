import { execFileSync } from 'node:child_process';
import { cp, glob, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Writes the lock file away from what is installed here: beside a `node_modules` npm leaves out the packages of other
 * platforms, and `npm ci` then refuses the file elsewhere.
 */
const folder = await mkdtemp(join(tmpdir(), 'healthcert-lock-'));
for await (const file of glob([
  'package.json',
  '.npmrc',
  'package-lock.json',
  '{api,domain,integrations,ops,projections}/package.json',
  'web/*/package.json',
])) {
  await mkdir(join(folder, dirname(file)), { recursive: true });
  await cp(file, join(folder, file));
}
execFileSync('npm', ['install', '--package-lock-only', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
await cp(join(folder, 'package-lock.json'), 'package-lock.json');
await rm(folder, { recursive: true });
