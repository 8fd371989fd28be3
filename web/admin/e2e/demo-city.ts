import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { access, chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { type RunningProcess, startProcess } from '../../../api/testing/running-process.ts';

const run = promisify(execFile);

export interface DemoCity {
  readonly origin: string;
  readonly password: string;
  readonly dataDir: string;
  /** Lets this document be asked too, which no page sends. */
  trust(document: string): Promise<void>;
  close(): Promise<void>;
}

const start = async (dataDir: string, environment: Readonly<Record<string, string>>): Promise<[RunningProcess, string]> => {
  const { port } = inject('demoCity');
  const running = startProcess('all-in-one', { PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...environment });
  const [, origin] = await running.printed(/Staff\s+(http:\/\/[\d.:]+)\/admin\//);
  return [running, origin!];
};

/** Tells the demo city, as a stranger's first start does, and stops: once a run. */
const tell = async (told: string): Promise<void> => {
  const telling = `${told}.telling`;
  await mkdir(telling);
  // The database's user passes through, so that its files lie within.
  await Promise.all([inject('demoCity').directory, telling].map((path) => chmod(path, 0o755)));
  const [running] = await start(telling, {});
  await running.stop();
  await rename(telling, told);
};

/**
 * The whole system in one process, on the demo city as its first start tells it, in a directory of its own. As in production
 * it answers what the pages ask, and nothing else.
 */
export const startDemoCity = async (environment: Readonly<Record<string, string>> = {}): Promise<DemoCity> => {
  const told = join(inject('demoCity').directory, 'told');
  await access(told).catch(() => tell(told));
  const parent = await mkdtemp(join(tmpdir(), 'healthcert-e2e-'));
  await chmod(parent, 0o755);
  const dataDir = join(parent, 'data');
  // With the owner of the database's files.
  await run('cp', ['-a', told, dataDir]);
  const trusted = join(parent, 'trusted');
  await mkdir(trusted);
  await chmod(trusted, 0o755);
  const [running, origin] = await start(dataDir, { TRUSTED_DOCUMENTS: trusted, ...environment });
  const password = (await readFile(join(dataDir, 'demo-password'), 'utf8')).trim();
  return {
    origin,
    password,
    dataDir,
    trust: async (document) => {
      const name = createHash('sha256').update(document).digest('hex');
      // Whole from the first moment.
      const written = join(parent, randomUUID());
      await writeFile(written, JSON.stringify({ [name]: document }));
      await rename(written, join(trusted, `${name}.json`));
    },
    close: async () => {
      await running.stop();
      await rm(parent, { recursive: true, force: true });
    },
  };
};
