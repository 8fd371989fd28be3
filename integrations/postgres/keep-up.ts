import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { clearLeftover } from './leftover.ts';
import { ended, launch, stopped, untilReady, type Cluster, type LaunchSettings } from './postmaster.ts';

type Say = (line: string) => void;

export interface KeptUp {
  /** Of the postmaster that runs now, or ran last. */
  pid(): number;
  stop(): Promise<void>;
}

const firstPause = 200;
const longestPause = 10_000;

/** Starts the server; where `onFall` wants to be told, again whenever it ends unasked, as a full disk or the kernel may end it. */
export const keepUp = async (cluster: Cluster, settings: LaunchSettings, log: Say, onFall?: Say): Promise<KeptUp> => {
  const stopping = new AbortController();
  let child: ChildProcess;
  let revival: Promise<void> = Promise.resolve();

  const start = async (): Promise<void> => {
    const started = await launch(cluster, settings);
    child = started;
    try {
      await untilReady(started, cluster);
    } catch (error) {
      await stopped(started);
      throw error;
    }
    if (!onFall) return;
    const revived = (): void => {
      if (!stopping.signal.aborted) revival = revive(onFall);
    };
    if (ended(started)) revived();
    else started.once('exit', revived);
  };

  const revive = async (tell: Say): Promise<void> => {
    tell('Postgres ended by itself: it is started again');
    for (let pause = firstPause; !stopping.signal.aborted; pause = Math.min(pause * 2, longestPause)) {
      try {
        await clearLeftover(cluster.directory, cluster.binaries, cluster.user, log);
        return await start();
      } catch (error) {
        tell(error instanceof Error ? error.message : String(error));
        await wait(pause, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
      }
    }
  };

  await start();
  return {
    pid: () => child.pid!,
    stop: async (): Promise<void> => {
      stopping.abort();
      await revival;
      await stopped(child);
    },
  };
};
