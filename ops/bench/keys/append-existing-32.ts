import { againstInserts, existingStreamRate } from '../append-loads.ts';
import type { BenchKey } from '../key.ts';

export const bench: BenchKey = {
  key: 'append_existing_32',
  what: 'appends/s to existing streams with exact revision, 32 callers / raw INSERT by 32 callers',
  min: 2.5,
  aim: 2.8,
  run: (environment) => againstInserts(environment, existingStreamRate, 32, 32),
};
