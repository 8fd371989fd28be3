import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';

/** A process of its own that is asked once and answers once, then serves until it is closed. */
export interface Child<Answer> {
  readonly answer: Answer;
  readonly pid: number;
  close(): Promise<void>;
}

/** The switches that `npm start` gives its node: what is measured is what is started. */
const switches = async (): Promise<string[]> => {
  const { scripts } = JSON.parse(await readFile(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  return /\bnode ((?:--\S+ )*)api\//.exec(scripts.start)?.[1]?.trim().split(' ') ?? [];
};

const ended = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/**
 * Starts `processes/<name>.ts` with a task and waits for its answer. It ends when told to disconnect.
 * @throws where it ends before it has answered
 */
export const startChild = async <Answer>(name: string, task: object): Promise<Child<Answer>> => {
  const child = fork(join(import.meta.dirname, 'processes', `${name}.ts`), [], {
    execArgv: await switches(),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.send(task);
  const answered = once(child, 'message') as Promise<[Answer]>;
  const early = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${name} ended with ${code} before it answered`)));
  const [answer] = await Promise.race([answered, early]);
  early.catch(() => undefined);
  return {
    answer,
    pid: child.pid!,
    close: async () => {
      if (ended(child)) return;
      const exit = once(child, 'exit');
      if (child.connected) child.disconnect();
      await exit;
    },
  };
};

const orphaned = (): never => process.exit(1);

/** In the child: the task it was started with. A parent that goes before there is an answer takes the child along. */
export const taskOf = async <Task>(): Promise<Task> => {
  process.on('disconnect', orphaned);
  const [task] = (await once(process, 'message')) as [Task];
  return task;
};

/** Where `BENCH_PROFILE` names a directory: what the child's CPU does from now on until the returned function is called. */
const profile = async (directory: string): Promise<() => Promise<void>> => {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  return async () => {
    const { profile: seen } = await session.post('Profiler.stop');
    await writeFile(join(directory, `bench-${process.pid}.cpuprofile`), JSON.stringify(seen));
  };
};

/** In the child: answers, then runs until the parent lets go. */
export const serve = async (answer: object, close: () => Promise<void>): Promise<void> => {
  const directory = process.env.BENCH_PROFILE;
  const profiled = directory ? await profile(directory) : () => Promise.resolve();
  const end = async (): Promise<void> => {
    await profiled();
    await close();
  };
  process.off('disconnect', orphaned);
  process.on('disconnect', () => void end().finally(() => process.exit(0)));
  process.send!(answer);
};
