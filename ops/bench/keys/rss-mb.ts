import { startChild } from '../child.ts';
import type { BenchKey } from '../key.ts';
import type { MemoryAnswer, MemoryTask } from '../processes/memory.ts';

/** Fewer for a quick look; the bound is meant for a million. */
const events = Number(process.env.BENCH_RSS_EVENTS ?? 1_000_000);

export const bench: BenchKey = {
  key: 'rss_mb',
  what: 'peak memory in MB of the one process, without Postgres, while it stores, projects and rebuilds a million events; no floor',
  min: 512,
  aim: 384,
  better: 'lower',
  mostRuns: 1,
  run: async (environment) => {
    const { appUrl } = await environment.database('memory');
    const child = await startChild<MemoryAnswer>('memory', { appUrl, events } satisfies MemoryTask);
    await child.close();
    const { afterStoring, afterRebuilding, stored, rebuilt, seconds } = child.answer;
    process.stdout.write(
      `${stored} events stored (${afterStoring.toFixed(0)} MB), ${rebuilt} rebuilt (${afterRebuilding.toFixed(0)} MB) in ${seconds.toFixed(0)} s\n`,
    );
    return { value: afterRebuilding, floor: null };
  },
};
