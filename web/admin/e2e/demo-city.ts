import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess } from '../../../api/testing/running-process.ts';

export interface DemoCity {
  readonly origin: string;
  readonly password: string;
  close(): Promise<void>;
}

/** The whole system as a stranger starts it: one process, an empty data directory, the demo city told into it. */
export const startDemoCity = async (): Promise<DemoCity> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'healthcert-e2e-'));
  const running = startProcess('all-in-one', { PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn' });
  const [, origin] = await running.printed(/Staff\s+(http:\/\/[\d.:]+)\/admin\//);
  const password = (await readFile(join(dataDir, 'demo-password'), 'utf8')).trim();
  return {
    origin: origin!,
    password,
    close: async () => {
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
