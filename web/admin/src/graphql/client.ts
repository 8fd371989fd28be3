import { createClient as createEventClient } from 'graphql-sse';
import { cacheExchange, Client, fetchExchange, subscriptionExchange } from 'urql';
import { csrfHeader } from '../session/session.ts';
import { seenPosition } from './seen.ts';

const url = '/graphql';

const headers = (): Record<string, string> => {
  const seen = seenPosition.get();
  return { ...csrfHeader(), ...(seen !== null && { 'x-seen-position': seen }) };
};

/** One GraphQL client for the pages: queries by fetch, subscriptions by server-sent events. */
export const createGraphqlClient = (): Client => {
  const events = createEventClient({ url, headers });
  return new Client({
    url,
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetchOptions: () => ({ headers: headers(), credentials: 'same-origin' }),
    exchanges: [
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: (request) => ({
          subscribe: (sink) => ({
            unsubscribe: events.subscribe({ ...request, query: request.query ?? '' }, {
              next: (result) => sink.next(result as never),
              error: (error) => sink.error(error),
              complete: () => sink.complete(),
            }),
          }),
        }),
      }),
    ],
  });
};
