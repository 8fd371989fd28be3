import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, NoSchemaIntrospectionCustomRule, type GraphQLSchema } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { RequestContext } from '../context.ts';
import { requireSameOrigin } from '../sign-in/index.ts';
import type { System } from '../system.ts';
import { ipPrefix } from '@healthcert/integrations/access-log';
import { answerOf } from './refusals.ts';
import { buildSchema } from './schema.ts';

interface ServerContext {
  readonly req: FastifyRequest;
  readonly reply: FastifyReply;
}

/** More than the largest page of ours asks for; a hostile document stops here, before it is validated. */
const mostTokens = 2000;

const limitTokens: Plugin = {
  onParse: ({ params, setParseFn, parseFn }) => {
    setParseFn((source: string) => parseFn(source, { ...params.options, maxTokens: mostTokens }));
  },
};

/** The schema tells itself to staff only. */
const hideSchemaFromStrangers: Plugin<RequestContext> = {
  onValidate: ({ addValidationRule, context }) => {
    if (!context.actor) addValidationRule(NoSchemaIntrospectionCustomRule);
  },
};

/** A code from the pages' list, never free text: the access log holds no words about a person. */
const purposeOf = (request: FastifyRequest): string | null => {
  const purpose = request.headers['x-purpose'];
  return typeof purpose === 'string' && /^[a-zA-Z]{1,40}$/.test(purpose) ? purpose : null;
};

/** GraphQL over HTTP and, for subscriptions, server-sent events. */
export const graphql: FastifyPluginAsync<{ system: System; schema?: GraphQLSchema }> = async (app, { system, schema = buildSchema() }) => {
  // Subscriptions never end by themselves: without this a server that stops would wait for them.
  const stopping = new AbortController();
  app.addHook('preClose', async () => stopping.abort());

  const yoga = createYoga<ServerContext, RequestContext>({
    schema,
    graphiql: false,
    landingPage: false,
    batching: false,
    graphqlEndpoint: '/graphql',
    logging: false,
    context: async ({ req, request }) => ({
      system,
      actor: await system.authenticate(req),
      correlationId: req.id,
      network: ipPrefix(req.ip),
      purpose: purposeOf(req),
      seen: seenBy(req),
      stillSignedIn: async () => (await system.authenticate(req)) !== null,
      ended: AbortSignal.any([request.signal, stopping.signal]),
    }),
    maskedErrors: {
      maskError: (error) => {
        const cause = error instanceof GraphQLError ? error.originalError : error;
        if (error instanceof GraphQLError && !cause) return error;
        const { error: told, fault } = answerOf(cause);
        if (fault) app.log.error({ err: cause }, 'a resolver failed');
        return told;
      },
    },
    plugins: [limitTokens, hideSchemaFromStrangers],
  });

  /** Staff behind one address do not use up each other's share; a made-up cookie gives nobody a share of their own. */
  const callerOf = async (request: FastifyRequest): Promise<string> => (await system.authenticate(request))?.id ?? request.ip;

  app.route({
    url: '/graphql',
    method: ['GET', 'POST', 'OPTIONS'],
    preHandler: requireSameOrigin,
    config: {
      rateLimit: { max: 1200, timeWindow: '1 minute', keyGenerator: callerOf },
    },
    handler: (request, reply) => yoga.handleNodeRequestAndResponse(request, reply, { req: request, reply }),
  });
};

const seenBy = (request: FastifyRequest): string | null => {
  const seen = request.headers['x-seen-position'];
  return typeof seen === 'string' && seen.length <= 80 ? seen : null;
};
