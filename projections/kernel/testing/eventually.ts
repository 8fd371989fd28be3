import { vi } from 'vitest';

/** Asks again and again until it holds, for as long as it may take on a machine that does much else besides. */
export const eventually = <T>(holds: () => T | Promise<T>): Promise<T> => vi.waitFor(holds, { timeout: 20_000, interval: 10 });
