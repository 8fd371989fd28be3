/** Data flows one way, and so do the imports. Specs and test harnesses may reach across; nothing else may. */
const production = { pathNot: '(\\.spec\\.tsx?$|/testing/|\\.contract\\.ts$)' };
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: `^${from}/`, ...production },
  to: { path: '^(domain|projections|integrations|api|web|ops)/', pathNot: [from, ...allowed].map((folder) => `^${folder}/`) },
});

module.exports = {
  forbidden: [
    only('domain-imports-nothing-of-ours', 'domain', []),
    only('projections-import-domain', 'projections', ['domain']),
    only('integrations-import-domain', 'integrations', ['domain']),
    only('api-composes', 'api', ['domain', 'projections', 'integrations', 'ops/seed']),
    only('web-imports-web', 'web', []),
    {
      name: 'nobody-imports-ops',
      severity: 'error',
      from: { path: '^(domain|projections|integrations|web)/', ...production },
      to: { path: '^ops/' },
    },
    {
      name: 'domain-does-no-io',
      severity: 'error',
      from: { path: '^domain/', ...production },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|util)$' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|/src/gql/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
