import { createClient as createEventClient } from 'graphql-sse';
import { cacheExchange, Client, fetchExchange, mapExchange, subscriptionExchange } from 'urql';
import { csrfHeader } from '../session/session.ts';
import { seenPosition } from './seen.ts';

const url = '/graphql';

const headers = (): Record<string, string> => {
  const seen = seenPosition.get();
  return { ...csrfHeader(), ...(seen !== null && { 'x-seen-position': seen }) };
};

/**
 * One GraphQL client for the pages of one signed-in person: queries by fetch, subscriptions by server-sent events.
 * `onRefused`: something was not permitted, perhaps because the session has ended.
 */
export const createGraphqlClient = (onRefused: () => void): Client => {
  const events = createEventClient({ url, headers, retryAttempts: Number.POSITIVE_INFINITY });
  return new Client({
    url,
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetchOptions: () => ({ headers: headers(), credentials: 'same-origin' }),
    exchanges: [
      mapExchange({
        onError: ({ graphQLErrors, response }) => {
          const status = (response as Response | undefined)?.status;
          if (status === 401 || status === 403 || graphQLErrors.some(({ extensions }) => extensions['code'] === 'NotPermitted'))
            onRefused();
        },
      }),
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: (request) => ({
          subscribe: (sink) => ({
            unsubscribe: events.subscribe(
              { ...request, query: request.query ?? '' },
              {
                next: (result) => sink.next(result as never),
                error: (error) => sink.error(error),
                complete: () => sink.complete(),
              },
            ),
          }),
        }),
      }),
    ],
  });
};
