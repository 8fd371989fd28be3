import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** `secure`: the city is reached over https. `agentPort`: where the desk agent of the PC that shows the page listens. */
const options = (secure: boolean, agentPort: number) => ({
  contentSecurityPolicy: {
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      connectSrc: ["'self'", `http://127.0.0.1:${agentPort}`],
      workerSrc: ["'self'", 'blob:'],
      // The browser's own viewer, in which a paper is printed.
      frameSrc: ["'self'", 'blob:'],
      objectSrc: ["'self'", 'blob:'],
      frameAncestors: ["'none'"],
      upgradeInsecureRequests: null,
    },
  },
  referrerPolicy: { policy: 'no-referrer' as const },
  strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
});

/** helmet works its headers out anew for every answer, which costs more than a look-up; they are the same for all. */
export const securityHeaders = async (app: FastifyInstance, secure: boolean, agentPort: number): Promise<void> => {
  await app.register(helmet, { ...options(secure, agentPort), global: false });
  let known: Record<string, string> | null = null;
  app.addHook('onRequest', (_request, reply, next) => {
    if (!known) {
      reply.helmet();
      known = { ...reply.raw.getHeaders() } as Record<string, string>;
      for (const name of Object.keys(known)) reply.raw.removeHeader(name);
    }
    reply.headers(known);
    next();
  });
};
