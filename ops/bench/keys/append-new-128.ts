import { againstInserts, newStreamRate } from '../append-loads.ts';
import type { BenchKey } from '../key.ts';

export const bench: BenchKey = {
  key: 'append_new_128',
  what: 'appends/s to new streams, 128 callers / raw INSERT by 32 callers',
  min: 3.2,
  aim: 4.0,
  run: (environment) => againstInserts(environment, newStreamRate, 128, 32),
};
