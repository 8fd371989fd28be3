import { createClient } from 'graphql-sse';
import { stringifyDocument } from 'urql';
import { graphql } from '../gql/index.ts';
import type { ReadModelChangedSubscription } from '../gql/graphql.ts';
import { requestHeaders, url } from './request.ts';

const readModelChanged = graphql(`
  subscription ReadModelChanged($readModels: [String!]!) {
    readModelChanged(readModels: $readModels) {
      readModel
      position
    }
  }
`);

interface Ears {
  /** Once for every change, however many come at a time. */
  readonly onChange: (readModel: string) => void;
  /** From now on every change is heard: those before, or while the connection was lost, were not. */
  readonly onConnected: () => void;
  /** The server has ended it: the session is over, or the server starts anew. */
  readonly onEnded: () => void;
}

const listenAgainAfter = 3000;

/** Hears by server-sent events what changes of these read models; a lost connection is made again. Returns the way to stop. */
export const hearChanges = (readModels: readonly string[], { onChange, onConnected, onEnded }: Ears): (() => void) => {
  const events = createClient({ url, headers: requestHeaders, retryAttempts: Number.POSITIVE_INFINITY, on: { connected: onConnected } });
  const request = { query: stringifyDocument(readModelChanged), variables: { readModels } };
  let stopped = false;
  let later: ReturnType<typeof setTimeout> | undefined;
  const listen = (): void => {
    const ended = (): void => {
      if (stopped) return;
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
