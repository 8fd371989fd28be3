import type { AllPage, Position } from '@healthcert/domain/kernel';
import type { LogClient, LogEvent } from './log-client.ts';
import { logPositionOf, positionOf } from './position.ts';
import { pageOf } from './reads.ts';
import type { Timing } from './settings.ts';

/** How a subscription came to its end: the connection was lost, or it was quiet for so long that it may be. */
export type Ending = 'dropped' | 'quiet' | 'left';

const pagesHeld = 4;

/**
 * The events after the position as the server sends them. Returns, and does not throw, when the subscription is over:
 * the caller reads what it may have missed and comes back.
 */
export async function* livePages(
  client: LogClient,
  after: Position,
  limit: number,
  timing: Timing,
  signal: AbortSignal,
): AsyncGenerator<AllPage, Ending> {
  const waiting: LogEvent[] = [];
  let position = after;
  let ending: Ending | null = null;
  let paused = false;
  let wake = (): void => undefined;

  const end = (how: Ending): void => {
    ending ??= how;
    wake();
  };
  const leave = (): void => end('left');
  const drop = (): void => end('dropped');
  const timer = setTimeout(drop, timing.read);
  const subscription = client.subscribe(logPositionOf(after), {
    confirmed: () => {
      clearTimeout(timer);
    },
    event: (event) => {
      if (event.position && positionOf(event.position) > position) waiting.push(event);
      if (!paused && waiting.length >= limit * pagesHeld) {
        paused = true;
        subscription.pause();
      }
      wake();
    },
    dropped: drop,
  });
  signal.addEventListener('abort', leave);
  client.stuck.addEventListener('abort', drop);
  const quiet = setTimeout(() => end('quiet'), timing.quiet);

  try {
    if (signal.aborted) leave();
    for (;;) {
      if (waiting.length > 0) {
        quiet.refresh();
        const page = pageOf(waiting.splice(0, limit), position, waiting.length === 0);
        if (paused && waiting.length === 0) {
          paused = false;
          subscription.resume();
        }
        position = page.position;
        if (!signal.aborted) yield page;
      } else if (ending) {
        return ending;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (signal.aborted) return 'left';
    }
  } finally {
    clearTimeout(timer);
    clearTimeout(quiet);
    signal.removeEventListener('abort', leave);
    client.stuck.removeEventListener('abort', drop);
    subscription.leave();
  }
}
