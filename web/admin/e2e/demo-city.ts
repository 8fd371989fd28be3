import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess } from '../../../api/testing/running-process.ts';

export interface DemoCity {
  readonly origin: string;
  readonly password: string;
  readonly dataDir: string;
  close(): Promise<void>;
}

/** The address is in every QR code, so it is chosen before the start. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** The whole system as a stranger starts it: one process, an empty data directory, the demo city told into it. */
export const startDemoCity = async (environment: Readonly<Record<string, string>> = {}): Promise<DemoCity> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'healthcert-e2e-'));
  const running = startProcess('all-in-one', { PORT: String(await freePort()), DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...environment });
  const [, origin] = await running.printed(/Staff\s+(http:\/\/[\d.:]+)\/admin\//);
  const password = (await readFile(join(dataDir, 'demo-password'), 'utf8')).trim();
  return {
    origin: origin!,
    password,
    dataDir,
    close: async () => {
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
