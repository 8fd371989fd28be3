import { StoreUnavailable, type AllPage, type Position } from '@healthcert/domain/kernel';
import type { Reader } from './reader.ts';
import type { Wake } from './wake.ts';

const longestPause = 5_000;

/** Between 50 and 100 per cent of a doubling pause, so that many readers do not come back at once. */
const pauseAfter = (failures: number): number => Math.min(longestPause, 50 * 2 ** failures) * (0.5 + Math.random() / 2);

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });

/** The first page comes at once, even an empty one; later only pages that moved on. */
export async function* follow(
  reader: Reader,
  wake: Wake,
  after: Position | null,
  { limit, signal }: { readonly limit: number; readonly signal: AbortSignal },
): AsyncGenerator<AllPage, void> {
  let position = after;
  let started = false;
  let failures = 0;
  while (!signal.aborted) {
    const { count } = wake;
    let page: AllPage;
    try {
      page = await reader.readAll(position, limit);
      failures = 0;
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      await pause(pauseAfter(failures++), signal);
      continue;
    }
    if (signal.aborted) return;
    if (!started || page.position !== position) yield page;
    started = true;
    position = page.position;
    if (page.atHead) await wake.sleep(count, signal);
  }
}
