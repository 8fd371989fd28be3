import { againstInserts } from '../append-loads.ts';
import type { BenchKey } from '../key.ts';
import { seatRate } from '../seats.ts';

export const bench: BenchKey = {
  key: 'seat_rate',
  what: 'seats booked a second on one day by handleCommand, 32 callers / raw INSERT by 32 callers',
  min: 0.5,
  aim: 1.0,
  run: (environment) => againstInserts(environment, seatRate, 32, 32),
};
