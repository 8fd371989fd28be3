import { execFile } from 'node:child_process';
import { SpoolerAway } from './spooler.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** In milliseconds. */
const patience = 20_000;

/** Runs one of the system's programs with just these arguments, no shell between. @throws SpoolerAway where there is none, or it hangs */
export const run = (program: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, LC_ALL: 'C', LANG: 'C', ...environment };
    execFile(program, [...args], { env, timeout: patience, windowsHide: true, maxBuffer: 8 * 1024 * 1024 }, (error, out, err) => {
      const code = error ? error.code : 0;
      if (typeof code === 'number') resolve({ code, out, err });
      else reject(new SpoolerAway(`${program} does not run`, code === 'ENOENT'));
    });
  });
