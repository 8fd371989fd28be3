import {
  CardReadFailure,
  cardReadFailures,
  type CardReader,
  type CardReadProblem,
  type IdentityCard,
} from '@healthcert/domain/identity-card';
import type { Text } from '@healthcert/domain/kernel';
import { setTimeout as pause } from 'node:timers/promises';

/** What a page is told while somebody holds a card to the reader. */
export type CardStep =
  | { readonly state: 'waiting' | 'remove' | 'removed' }
  | { readonly state: 'card'; readonly card: IdentityCard }
  | { readonly state: 'failed'; readonly problem: CardReadProblem; readonly text: Text };

export interface CardSessionTimes {
  /** How long a card is waited for, and then for its removal. In milliseconds. */
  readonly wait: number;
  /** Between two looks; makers ask for 300 at least. In milliseconds. */
  readonly pause: number;
}

const mostFaults = 3;

const failed = (problem: CardReadProblem): CardStep => ({ state: 'failed', problem, text: cardReadFailures[problem] });

export interface CardDesk {
  /** One person's card: waits for it, gives it, waits until it is taken away. Ends early when `signal` aborts. */
  session(signal: AbortSignal): AsyncGenerator<CardStep, void>;
  busy(): boolean;
}

/** A reader serves one at a time. A card that was given is not given again before it was lifted: it is the last person's. */
export const cardDesk = (reader: CardReader, times: CardSessionTimes): CardDesk => {
  let busy = false;
  let lying: string | null = null;

  const look = async (signal: AbortSignal): Promise<IdentityCard | 'none' | CardReadFailure> => {
    try {
      return await reader.read(signal);
    } catch (error) {
      if (!(error instanceof CardReadFailure)) throw error;
      return error.problem === 'noCard' ? 'none' : error;
    }
  };

  const find = async function* (signal: AbortSignal): AsyncGenerator<CardStep, boolean> {
    const deadline = performance.now() + times.wait;
    let faults = 0;
    let asked = false;
    yield { state: 'waiting' };
    while (performance.now() < deadline) {
      const found = await look(signal);
      if (found === 'none') lying = null;
      else if (found instanceof CardReadFailure) {
        const passing = found.problem === 'readError' || found.problem === 'busy';
        if (!passing || ++faults >= mostFaults) {
          yield failed(found.problem);
          return false;
        }
      } else if (found.number !== lying) {
        lying = found.number;
        yield { state: 'card', card: found };
        return true;
      } else if (!asked) {
        asked = true;
        yield { state: 'remove' };
      }
      await pause(times.pause, undefined, { signal });
    }
    yield failed('noCard');
    return false;
  };

  const untilRemoved = async function* (signal: AbortSignal): AsyncGenerator<CardStep, void> {
    const deadline = performance.now() + times.wait;
    while (performance.now() < deadline) {
      const found = await look(signal);
      if (found === 'none' || found instanceof CardReadFailure) {
        lying = null;
        yield { state: 'removed' };
        return;
      }
      await pause(times.pause, undefined, { signal });
    }
  };

  return {
    busy: () => busy,
    session: async function* (signal) {
      busy = true;
      try {
        await reader.open(signal);
        if (yield* find(signal)) yield* untilRemoved(signal);
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof CardReadFailure)) throw error;
        yield failed(error.problem);
      } finally {
        await reader.close();
        busy = false;
      }
    },
  };
};
