import { setTimeout as pause } from 'node:timers/promises';
import type { AllPage, Position } from '@healthcert/domain/kernel';
import type { Connection } from './connection.ts';
import { livePages } from './live-pages.ts';
import { readAllPage } from './reads.ts';
import type { Timing } from './settings.ts';

export interface FollowOptions {
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** Full jitter: many followers that lost one server do not come back in step. */
const backoffOf = (failures: number, { backoff, backoffCeiling }: Timing, random: () => number): number =>
  Math.min(backoffCeiling, backoff * 2 ** Math.min(failures, 20)) * random();

/**
 * Reads to the head, subscribes from there, and starts over from the last page it gave whenever the subscription is
 * lost, for whatever reason. Ends only when the signal aborts.
 */
export async function* followAll(
  connection: Connection,
  after: Position | null,
  { limit, signal }: FollowOptions,
  timing: Timing,
  random: () => number,
): AsyncGenerator<AllPage> {
  let position = after;
  let failures = 0;
  while (!signal.aborted) {
    try {
      for (let atHead = false; !atHead;) {
        const page = await connection.call((client) => readAllPage(client, position, limit, timing.read));
        if (signal.aborted) return;
        ({ position, atHead } = page);
        yield page;
        if (signal.aborted) return;
      }
      const live = livePages(connection.client(), position!, limit, timing, signal);
      try {
        for (let next = await live.next(); ; next = await live.next()) {
          if (next.done) {
            failures = next.value === 'dropped' ? failures + 1 : 0;
            break;
          }
          failures = 0;
          position = next.value.position;
          yield next.value;
        }
      } finally {
        await live.return('left');
      }
    } catch {
      // Unavailable, or closed: the caller has nothing to do about it but to leave.
      failures += 1;
    }
    if (failures > 0) await pause(backoffOf(failures - 1, timing, random), undefined, { signal }).catch(() => undefined);
  }
}
