import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import {
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { z } from 'zod';
import type { RequestContext } from '../context.ts';
import { requestContext } from '../request-context.ts';
import { requireSameOrigin } from '../sign-in/index.ts';
import type { System } from '../system.ts';
import { answerOf } from './refusals.ts';
import { buildSchema } from './schema.ts';
import { mostTokens } from './document-key.ts';
import { trustedAlone } from './trusted-alone.ts';

interface ServerContext {
  readonly req: FastifyRequest;
  readonly reply: FastifyReply;
}

const limitTokens: Plugin = {
  onParse: ({ params, setParseFn, parseFn }) => {
    setParseFn((source: string) => parseFn(source, { ...params.options, maxTokens: mostTokens }));
  },
};

/** Nobody is helped to guess the schema. */
const withoutSuggestions: Plugin = {
  onValidate: ({ setValidationFn }) =>
    setValidationFn((schema: GraphQLSchema, document: DocumentNode, rules?: readonly ValidationRule[]) =>
      validate(schema, document, rules, { hideSuggestions: true }),
    ),
};

/**
 * The schema tells itself to staff only. Asked when a document is executed, not when it is validated: whether a document
 * is valid is remembered, and who asks for it the next time may be somebody else.
 */
const hideSchemaFromStrangers: Plugin<RequestContext> = {
  onExecute: ({ args, setResultAndStopExecution }) => {
    if (args.contextValue.actor) return;
    const errors = validate(args.schema, args.document, [NoSchemaIntrospectionCustomRule]);
    if (errors.length > 0) setResultAndStopExecution({ errors });
  },
};

/** What was thrown at the bottom: graphql wraps what resolvers throw, also its own errors. */
const causeOf = (error: unknown): unknown => (error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error);

const documentSent = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/** One document, as one object: no batch. */
const requireDocument = async ({ method, body }: FastifyRequest): Promise<void> => {
  if (method === 'POST') documentSent.parse(body);
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
    multipart: false,
    cors: false,
    graphqlEndpoint: '/graphql',
    logging: false,
    context: async ({ req, request }) =>
      requestContext(system, req, await system.authenticate(req), () => AbortSignal.any([request.signal, stopping.signal])),
    maskedErrors: {
      maskError: (error) => {
        const cause = causeOf(error);
        const { error: told, fault } = cause instanceof GraphQLError ? { error: cause, fault: false } : answerOf(cause);
        if (fault) app.log.error({ err: cause }, 'a resolver failed');
        const { nodes, path } = error instanceof GraphQLError ? error : {};
        return new GraphQLError(told.message, { nodes, path, extensions: told.extensions });
      },
    },
    plugins: [await trustedAlone(system), limitTokens, withoutSuggestions, hideSchemaFromStrangers],
  });

  /** Staff behind one address do not use up each other's share; a made-up cookie gives nobody a share of their own. */
  const callerOf = async (request: FastifyRequest): Promise<string> => (await system.authenticate(request))?.id ?? request.ip;

  // JSON alone: whatever a form of another site can send without being asked about is not read.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'));

  app.route({
    url: '/graphql',
    method: ['GET', 'POST', 'OPTIONS'],
    preHandler: [requireSameOrigin, requireDocument],
    config: {
      rateLimit: { max: 1200, timeWindow: '1 minute', keyGenerator: callerOf },
    },
    handler: (request, reply) => yoga.handleNodeRequestAndResponse(request, reply, { req: request, reply }),
  });
};
