import type { LoggerOptions } from 'pino';

/**
 * Logs say what happened to which request, never to whom: no bodies, no query strings, no cookies, no addresses. An
 * error is logged by name, message and stack; messages of our own errors carry ids and codes only.
 */
export const logging = (level: string): LoggerOptions => ({
  level,
  base: undefined,
  serializers: {
    req: (request: { method: string; routeOptions?: { url?: string }; id: string }) => ({
      id: request.id,
      method: request.method,
      route: request.routeOptions?.url,
    }),
    res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
    err: (error: Error & { code?: string }) => ({ name: error.name, code: error.code, message: error.message, stack: error.stack }),
  },
});
