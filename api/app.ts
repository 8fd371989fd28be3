import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { archiveImports } from './archive/routes.ts';
import { cards } from './certificate/cards.ts';
import { deskAgents } from './desk-agent/routes.ts';
import { phones } from './certificate/phones.ts';
import { drafts } from './drafts/routes.ts';
import { registerFiles } from './register/files.ts';
import { resultFiles } from './results/routes.ts';
import { personFiles } from './files/person-files.ts';
import { exportRoutes } from './export/routes.ts';
import { createFileSender } from './export/send-file.ts';
import { buildSchema } from './graphql/schema.ts';
import { graphql } from './graphql/server.ts';
import { logRoutes } from './log/routes.ts';
import { health } from './health/health.ts';
import { metrics } from './health/metrics.ts';
import { licenceCopies } from './institution/licence-copies.ts';
import { institutionFiles } from './institution/rehearse.ts';
import { securityHeaders } from './security-headers.ts';
import { answerError, refuse, signIn } from './sign-in/index.ts';
import { traceRequests } from './telemetry/parts.ts';
import { pages } from './pages.ts';
import { samplePapers } from './print/sample.ts';
import { print } from './print/routes.ts';
import type { System } from './system.ts';
import { archivedVerification } from './verification/archived.ts';
import { codes } from './verification/codes.ts';
import { verification } from './verification/routes.ts';
import { wellKnown } from './verification/well-known.ts';

const megabyte = 1024 * 1024;

/** The HTTP server, closed over one system. Plugins in the order a request meets them. */
export const createApp = async (system: System): Promise<FastifyInstance> => {
  const log: FastifyBaseLogger = system.log;
  const app = Fastify({
    loggerInstance: log,
    bodyLimit: megabyte,
    requestTimeout: 30_000,
    trustProxy: 'loopback',
    genReqId: () => system.newId(),
    logController: new LogController({ disableRequestLogging: true }),
  });
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((_request, reply) => refuse(reply, 'NotFound'));
  traceRequests(app, system.tracing);
  await securityHeaders(app, system.secure, system.settings.DESK_AGENT_PORT);
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: 5 * megabyte, files: 1, fields: 4 } });
  await app.register(rateLimit, { global: false });
  app.addHook('preHandler', (request) => system.purposes.check(request));
  const schema = buildSchema();
  // What is on its way when the server stops is ended, not waited for.
  const stopping = new AbortController();
  app.addHook('preClose', async () => stopping.abort());
  const sendFile = createFileSender(system, stopping.signal);
  await app.register(health, { system });
  // Not as a plugin: what it measures are the requests of all others.
  metrics(app, system);
  await app.register(wellKnown, { system });
  await app.register(verification, { system });
  await app.register(codes, { system });
  await app.register(archivedVerification, { system });
  await app.register(signIn, { system });
  await app.register(deskAgents, { system });
  await app.register(drafts, { system });
  await app.register(resultFiles, { system });
  await app.register(registerFiles, { system });
  await app.register(archiveImports, { system });
  await app.register(institutionFiles, { system });
  await app.register(licenceCopies, { system });
  await app.register(personFiles, { system });
  await app.register(cards, { system });
  await app.register(phones, { system });
  await app.register(print, { system });
  await app.register(samplePapers, { system });
  await app.register(logRoutes, { system, sendFile });
  await app.register(exportRoutes, { system, schema, sendFile });
  await app.register(graphql, { system, schema });
  await app.register(pages);
  return app;
};
