import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's demo city lies once one file has told it, for the others to copy. */
    readonly demoCity: { readonly directory: string; readonly port: number };
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** One address for the run: it is in every QR code of the demo. The files run one after the other. */
const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const directory = await mkdtemp(join(tmpdir(), 'healthcert-demo-'));
  project.provide('demoCity', { directory, port: await freePort() });
  return () => rm(directory, { recursive: true, force: true });
};

// oxlint-disable-next-line import/no-default-export -- the test runner asks for it
export default setup;
