import type { BenchKey } from '../key.ts';
import { seatsGiven } from '../seats.ts';

export const bench: BenchKey = {
  key: 'seats_exact',
  what: 'of 2,000 tries at once from three processes for 50 seats: those that have one; everybody is answered, and what is stored is what was answered',
  min: 50,
  aim: 50,
  run: async (environment) => ({ value: await seatsGiven(environment), floor: null }),
};
