import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** With the prefix a browser takes the cookie from this host alone, over https alone, for the whole of it. */
const secureName = '__Host-healthcert';
const plainName = 'healthcert';

/** The form of every token ever given out: 256 bits in base64url. Anything else need not be looked up. */
const tokenForm = /^[\w-]{43}$/;

/** The session's token, or null where there is none or it cannot be one. */
export const tokenOf = (request: FastifyRequest): string | null => {
  const token = request.cookies[secureName] ?? request.cookies[plainName];
  return token !== undefined && tokenForm.test(token) ? token : null;
};

/** Until the browser is closed: the server ends sessions by itself. Strict: no page of another site brings it along. */
export const cookieAttributes = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'strict', secure }) as const;

export const setSessionCookie = (reply: FastifyReply, token: string, secure: boolean): void =>
  void reply.setCookie(secure ? secureName : plainName, token, cookieAttributes(secure));

export const clearSessionCookie = (reply: FastifyReply, secure: boolean): void =>
  void reply.clearCookie(secure ? secureName : plainName, cookieAttributes(secure));

/** What a page of ours sends in `x-healthcert-csrf`: derived from the token, which no page of another site can read. */
export const csrfOf = (token: string): string => hash('sha256', `csrf:${token}`, 'base64url');
