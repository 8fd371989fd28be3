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

const handOverAttributes = (secure: boolean) => ({ ...cookieAttributes(secure), sameSite: 'lax' }) as const;
const handOverName = (secure: boolean): string => `${secure ? secureName : plainName}-hand-over`;
const handOverSeconds = 600;

/** Which hand-over this browser was sent away with. Lax: it is to come along when another site sends the browser back. */
export const handOverOf = (request: FastifyRequest): string | null => {
  const handle = request.cookies[handOverName(true)] ?? request.cookies[handOverName(false)];
  return handle !== undefined && tokenForm.test(handle) ? handle : null;
};

export const setHandOverCookie = (reply: FastifyReply, handle: string, secure: boolean): void =>
  void reply.setCookie(handOverName(secure), handle, { ...handOverAttributes(secure), maxAge: handOverSeconds });

export const clearHandOverCookie = (reply: FastifyReply, secure: boolean): void =>
  void reply.clearCookie(handOverName(secure), handOverAttributes(secure));

/** What a page of ours sends in `x-healthcert-csrf`: derived from the token, which no page of another site can read. */
export const csrfOf = (token: string): string => hash('sha256', `csrf:${token}`, 'base64url');
