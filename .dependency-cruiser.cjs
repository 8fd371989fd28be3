/** Data flows one way, and so do the imports. What exists for tests may reach across; nothing else may. */
const forTests = '(\\.spec\\.tsx?$|/testing/|/e2e/|\\.contract\\.ts$|/fixtures/|[/.]fixtures?\\.ts$|/walk-steps\\.ts$|^api/access/)';
const production = { pathNot: forTests };
const packages = '^(domain|projections|integrations|api|web|ops)/';

const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: `^${from}/`, ...production },
  to: { path: packages, pathNot: [from, ...allowed].map((folder) => `^${folder}/`) },
});
const refuse = (name, from, to) => ({ name, severity: 'error', from, to });
const npm = (names) => `(^|/)node_modules/(${names})/`;

module.exports = {
  forbidden: [
    only('domain-imports-nothing-of-ours', 'domain', []),
    only('projections-import-domain', 'projections', ['domain']),
    only('integrations-import-domain', 'integrations', ['domain']),
    only('api-composes', 'api', ['domain', 'projections', 'integrations', 'ops/seed']),
    only('web-imports-web', 'web', []),
    refuse(
      'packages-meet-by-name',
      { path: '^(domain|projections|integrations|api)/([^/]+)/', ...production },
      {
        path: packages,
        pathNot: '^$1/',
        dependencyTypes: ['local'],
      },
    ),
    refuse(
      'production-needs-no-tests',
      { path: packages, pathNot: [forTests, '^ops/'] },
      {
        path: [forTests, npm('vitest|fast-check|@fast-check/vitest')],
      },
    ),

    refuse('domain-does-no-io', { path: '^domain/', ...production }, { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|util)$' }),
    refuse('domain-needs-little', { path: '^domain/', ...production }, { path: 'node_modules/', pathNot: npm('zod|uuid|lru-cache') }),
    refuse(
      'rules-are-pure',
      { path: '^domain/(?!kernel/)', ...production },
      {
        path: ['^(node:)?crypto$', npm('uuid|lru-cache')],
      },
    ),

    refuse('applications-stand-apart', { path: '^web/(admin|public)/' }, { path: '^web/(admin|public)/', pathNot: '^web/$1/' }),
    refuse('residents-load-no-antd', { path: '^web/(public/|ui/src/(?!antd-theme))' }, { path: [npm('antd'), '^web/ui/src/antd-theme'] }),

    // Also of types: the parser does not tell them apart, and what needs each other's types belongs together or has a third file.
    refuse('no-cycles', {}, { circular: true }),
    // What was not found was not checked either. But for: Vite's `?url`; what is generated later, and checked by the compiler; a types
    // package whose main is empty, which reads as a cross.
    refuse('everything-is-found', {}, { couldNotResolve: true, pathNot: '(\\?url|/gql/(index|graphql)\\.ts|^✖|^k6(/|$))' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|/src/gql/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
