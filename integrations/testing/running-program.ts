import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface RunningProcess {
  readonly pid: number;
  /** Everything it has printed so far, errors too. */
  readonly lines: readonly string[];
  /** Resolves with the first line that matches, printed before or yet to be printed; rejects when the process ends first. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Asks it to stop and waits until it has; resolves with its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** The exit code of one that ends by itself; null: ended by a signal. */
  readonly ended: Promise<number | null>;
}

export interface StartingOptions {
  readonly args?: readonly string[];
  /** Where we are root: as whom. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
}

const inherited = (): Readonly<Record<string, string | undefined>> => {
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env;
  return { PATH, HOME, NODE_COMPILE_CACHE };
};

/**
 * Starts a program of the repository as a process of its own, with just these settings. It holds none of this process's
 * streams, which would keep a runner of tests from ending, and is asked to stop when this process ends before it.
 */
export const startProgram = (
  path: string,
  environment: Readonly<Record<string, string>>,
  { args = [], user }: StartingOptions = {},
): RunningProcess => {
  const child: ChildProcess = spawn(process.execPath, [path, ...args], {
    ...user,
    cwd: root,
    env: { ...inherited(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const leave = (): void => void child.kill('SIGTERM');
  process.once('exit', leave);
  const lines: string[] = [];
  let exited = false;
  const watchers = new Set<() => void>();
  // Not before all that it printed has been read.
  const ended: Promise<number | null> = once(child, 'close').then(([code]) => {
    exited = true;
    process.off('exit', leave);
    notify();
    return code;
  });
  const notify = (): void => watchers.forEach((look) => look());
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream! }).on('line', (line) => {
      lines.push(line);
      notify();
    });
  }
  return {
    pid: child.pid!,
    lines,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = lines.map((line) => pattern.exec(line)).find((match) => match !== null);
          if (!found && !exited) return;
          watchers.delete(look);
          if (found) resolve(found);
          else reject(new Error(`${path} ended without printing ${pattern}:\n${lines.join('\n')}`));
        };
        watchers.add(look);
        look();
      }),
    stop: async (signal = 'SIGINT') => {
      if (!exited) child.kill(signal);
      return ended;
    },
    ended,
  };
};
