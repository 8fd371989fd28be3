import { cacheExchange, Client, fetchExchange, mapExchange } from 'urql';
import { requestHeaders, url } from './request.ts';

/**
 * One GraphQL client for the pages of one signed-in person; what changes meanwhile is heard by `hearChanges`.
 * `onRefused`: something was not permitted, perhaps because the session has ended.
 */
export const createGraphqlClient = (onRefused: () => void): Client => {
  return new Client({
    url,
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetchOptions: () => ({ headers: requestHeaders(), credentials: 'same-origin' }),
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
    ],
  });
};
