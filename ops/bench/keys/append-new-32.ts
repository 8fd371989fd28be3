import { againstInserts, newStreamRate } from '../append-loads.ts';
import type { BenchKey } from '../key.ts';

export const bench: BenchKey = {
  key: 'append_new_32',
  what: 'appends/s to new streams, 32 callers / raw INSERT by 32 callers',
  min: 2.1,
  aim: 2.5,
  run: (environment) => againstInserts(environment, newStreamRate, 32, 32),
};
