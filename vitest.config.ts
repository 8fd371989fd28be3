import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What one process has compiled the next one finds: it is most of a start, and the tests start some hundred. */
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/compiled');

const packages = '{domain,projections,integrations,api,ops,web}';
const slow = [`${packages}/**/*.int.spec.ts`, `${packages}/**/*.e2e.spec.ts`, `${packages}/**/*.deep.spec.ts`];
/** They load another's implementation, which changes what all of the process share (the words of zod, the tags of CBOR). */
const peers = [`${packages}/**/*.peer.spec.ts`];
const never = ['**/node_modules/**', '**/dist/**'];

/** As node itself resolves: graphql has a second build for development, and two builds of it in one process refuse each other. */
const asNode = { ssr: { resolve: { conditions: ['node', 'module-sync'] } } };

/**
 * unit: pure, no I/O. int: one real Postgres per run, a database per file. e2e: the whole system in a real browser.
 * The files of unit and int share their processes, which loads everything once a process instead of once a file: none may
 * leave anything behind in what all share.
 * deep: many kills and long runs, by `npm run test:deep`.
 */
export default defineConfig({
  test: {
    projects: [
      {
        ...asNode,
        test: {
          name: 'unit',
          include: [`${packages}/**/*.spec.ts`],
          exclude: [...never, ...slow, ...peers],
          isolate: false,
          testTimeout: 60_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
      { ...asNode, test: { name: 'unit-peers', include: peers, exclude: never, testTimeout: 60_000 } },
      {
        ...asNode,
        test: {
          name: 'int',
          include: [`${packages}/**/*.int.spec.ts`],
          exclude: never,
          globalSetup: ['integrations/postgres/testing/global-setup.ts'],
          isolate: false,
          testTimeout: 90_000,
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 120_000,
        },
      },
      {
        ...asNode,
        test: {
          name: 'e2e',
          include: [`${packages}/**/*.e2e.spec.ts`],
          exclude: never,
          globalSetup: ['web/admin/e2e/demo-city-setup.ts'],
          fileParallelism: false,
          isolate: false,
          testTimeout: 120_000,
          // As long as a page may take on a machine that does more than this.
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 180_000,
        },
      },
      {
        ...asNode,
        test: {
          name: 'deep',
          include: [`${packages}/**/*.deep.spec.ts`],
          exclude: never,
          globalSetup: ['integrations/postgres/testing/global-setup.ts'],
          testTimeout: 900_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
