import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const script = `INSERT INTO raw_events (stream, revision, id, type, data, metadata)
VALUES ('bench-' || gen_random_uuid(), 0, gen_random_uuid(), 'ResultRecorded', '${JSON.stringify({ filler: 'x'.repeat(90) })}', '${JSON.stringify({ filler: 'x'.repeat(170) })}');
`;

/** The same INSERT by Postgres' own load generator, for comparison; null where it is not installed. */
export const pgbenchRate = async (serverUrl: string, clients: number, seconds: number): Promise<number | null> => {
  const url = new URL(serverUrl);
  const directory = await mkdtemp(join(tmpdir(), 'healthcert-pgbench-'));
  const file = join(directory, 'insert.sql');
  try {
    await writeFile(file, script);
    const load = ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds), '-f', file];
    const where = ['-h', url.hostname, '-p', url.port, '-U', url.username, url.pathname.slice(1)];
    const { stdout } = await run('pgbench', [...load, ...where], { env: { ...process.env, PGPASSWORD: url.password } });
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  } finally {
    await rm(directory, { recursive: true });
  }
};
