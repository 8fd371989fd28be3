import { readFile } from 'node:fs/promises';
import { spawn, type SpawnOptions } from 'node:child_process';

/** As whom the server runs. Postgres refuses to run as root. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const unprivileged = ['postgres', 'nobody'];

/** Null: run as we are. For root an existing user without rights. */
export const serverUser = async (): Promise<SystemUser | null> => {
  if (process.getuid?.() !== 0) return null;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of unprivileged) {
    const entry = lines.find((fields) => fields[0] === name);
    if (entry) return { name, uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new Error(`Postgres cannot run as root, and there is no user ${unprivileged.join(' or ')} to run it as`);
};

/** The directory of the clone may be closed to that user, and its language is nobody's business. */
export const spawnOptionsFor = (user: SystemUser | null): SpawnOptions => ({
  cwd: '/',
  env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  ...(user && { uid: user.uid, gid: user.gid }),
});

/** Runs a short program to its end; the outcome is a value. */
export const run = (program: string, args: readonly string[], user: SystemUser | null): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { ...spawnOptionsFor(user), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
