import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { globSync } from 'node:fs';
import { createRequire } from 'node:module';

const packages = 'domain projections integrations api web ops'.split(' ');

const require = createRequire(import.meta.url);
const { forbidden, options } = require('../../.dependency-cruiser.cjs') as { forbidden: []; options: object };

const { output } = await cruise(packages, { ...options, validate: true, ruleSet: { forbidden } });
const { summary, modules } = output as ICruiseResult;
const read = new Map(modules.map(({ source, dependencies }) => [source, dependencies.length]));
const sources = globSync(`{${packages.join()}}/**/*.{ts,tsx}`, { exclude: ['**/node_modules/**', '**/dist/**', '**/src/gql/**'] });
const unread = sources.filter((source) => !read.has(source));
const arrows = sources.reduce((sum, source) => sum + (read.get(source) ?? 0), 0);

for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} -> ${to}`);
// A checker that cannot parse the sources finds nothing wrong with them either.
if (unread.length > 0 || arrows < sources.length) {
  console.error(`the checker does not see the sources: ${arrows} imports, ${unread.length} files unread ${unread.slice(0, 5).join(' ')}`);
  process.exitCode = 1;
}
if (summary.violations.length > 0) process.exitCode = 1;
console.log(
  `${sources.length - unread.length} of ${sources.length} source files, ${arrows} imports, ${summary.violations.length} against the rules`,
);
