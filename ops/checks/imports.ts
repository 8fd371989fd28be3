import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { createRequire } from 'node:module';

/** A checker that could not read the sources finds no violations either: below this it has not seen the house. */
const fewestModules = 60;

const require = createRequire(import.meta.url);
const { forbidden, options } = require('../../.dependency-cruiser.cjs') as { forbidden: []; options: object };

const { output } = await cruise(['domain', 'projections', 'integrations', 'api', 'web', 'ops'], { ...options, validate: true, ruleSet: { forbidden } });
const { summary, modules } = output as ICruiseResult;
const sources = modules.filter((module) => /^(domain|projections|integrations|api|web|ops)\//.test(module.source));
const arrows = sources.reduce((sum, module) => sum + module.dependencies.length, 0);

for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} -> ${to}`);
if (sources.length < fewestModules || arrows < sources.length) {
  console.error(`only ${sources.length} modules with ${arrows} imports were read: the checker does not see the sources`);
  process.exitCode = 1;
}
if (summary.violations.length > 0) process.exitCode = 1;
console.log(`${sources.length} modules, ${arrows} imports, ${summary.violations.length} against the rules`);
