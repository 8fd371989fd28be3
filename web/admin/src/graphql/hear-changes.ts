import { createClient } from 'graphql-sse';
import { stringifyDocument } from 'urql';
import { graphql } from '../gql/index.ts';
import type { ReadModelChangedSubscription } from '../gql/graphql.ts';
import { requestHeaders, url } from './request.ts';

const readModelChanged = graphql(`
  subscription ReadModelChanged($readModels: [String!]!, $since: String) {
    readModelChanged(readModels: $readModels, since: $since) {
      readModel
      position
    }
  }
`);

interface Ears {
  /** Once for every change, however many come at a time. */
  readonly onChange: (readModel: string) => void;
  /** From now on every change is heard; before, or while the connection was lost, some may not have been. */
  readonly onUnheard: () => void;
  /** The server has ended it: the session is over, or the server starts anew. */
  readonly onEnded: () => void;
}

const listenAgainAfter = 3000;

/**
 * Hears by server-sent events what changes of these read models; a lost connection is made again. Returns the way to stop.
 * `since`: the server tells what has changed after this position, so that nothing is unheard by the first connection if it
 * stands at once; a later one, or one that had to be tried again, may follow questions that failed.
 */
export const hearChanges = (readModels: readonly string[], since: string | null, { onChange, onUnheard, onEnded }: Ears): (() => void) => {
  let first = since !== null;
  const connected = (again: boolean): void => {
    if (!first || again) onUnheard();
    first = false;
  };
  const events = createClient({ url, headers: requestHeaders, retryAttempts: Number.POSITIVE_INFINITY, on: { connected } });
  const request = { query: stringifyDocument(readModelChanged), variables: { readModels, since } };
  let stopped = false;
  let later: ReturnType<typeof setTimeout> | undefined;
  const listen = (): void => {
    const ended = (): void => {
      if (stopped) return;
      first = false;
      onEnded();
      later = setTimeout(listen, listenAgainAfter);
    };
    events.subscribe<ReadModelChangedSubscription>(request, {
      next: ({ data }) => data && onChange(data.readModelChanged.readModel),
      error: ended,
      complete: ended,
    });
  };
  listen();
  return () => {
    stopped = true;
    clearTimeout(later);
    events.dispose();
  };
};
