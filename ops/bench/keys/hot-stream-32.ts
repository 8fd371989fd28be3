import { againstInserts } from '../append-loads.ts';
import { hotStreamRate } from '../hot-stream-load.ts';
import type { BenchKey } from '../key.ts';

export const bench: BenchKey = {
  key: 'hot_stream_32',
  what: 'commands/s by handleCommand on one stream with 2,000 earlier events, 32 callers / raw INSERT by 32 callers',
  min: 0.5,
  aim: 1.0,
  run: (environment) => againstInserts(environment, hotStreamRate, 32, 32),
};
