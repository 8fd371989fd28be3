import { againstInserts, newStreamRate } from '../append-loads.ts';
import type { BenchKey } from '../key.ts';

export const bench: BenchKey = {
  key: 'append_1',
  what: 'appends/s to new streams, 1 caller / raw INSERT by 1 caller',
  min: 0.7,
  aim: 0.85,
  run: (environment) => againstInserts(environment, newStreamRate, 1, 1),
};
