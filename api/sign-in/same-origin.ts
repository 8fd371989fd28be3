import { timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { csrfOf, tokenOf } from './cookie.ts';
import { refuse } from './errors.ts';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null);

/**
 * Whether the browser, where it says so, says that a page of ours asks. Compared by host: behind a proxy that ends
 * https the scheme is unknown here, and the proxy must pass `Host` on.
 */
const fromOurPage = ({ headers, host }: FastifyRequest): boolean => {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  return headers.origin === undefined || hostOf(headers.origin) === host;
};

const carriesCsrf = (request: FastifyRequest, token: string): boolean => {
  const header = request.headers['x-healthcert-csrf'];
  const given = Buffer.from(typeof header === 'string' ? header : '');
  const expected = Buffer.from(csrfOf(token));
  return given.length === expected.length && timingSafeEqual(given, expected);
};

/** For requests before there is a session: a page of another site must not sign somebody in either. */
export const requireOurPage = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  if (!harmless.has(request.method) && !fromOurPage(request)) await refuse(reply, 'CrossSite');
};

/**
 * A preHandler for everything that may change something, GraphQL too. Beside SameSite cookies: the browser's word on
 * where the request comes from, and a header that only a page which read `/api/me` can send.
 */
export const requireSameOrigin = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  if (harmless.has(request.method)) return;
  const token = tokenOf(request);
  if (!fromOurPage(request) || (token !== null && !carriesCsrf(request, token))) await refuse(reply, 'CrossSite');
};
