import { splitStream, type CommandHandler, type EventStore, type RecordedEvent } from '@healthcert/domain/kernel';
import type { Executor } from '@healthcert/integrations/jobs';
import type { FastifyInstance } from 'fastify';
import { traced, type Tracing } from './tracing.ts';

// Names of operations, events, lists and reactions, counts and kinds of errors go into a span; ids of people's things do not.

/** Of a page's events, so many different requests are told of. */
const mostRequests = 20;

/** From a command's arrival in its stream's queue until its events stand: reading, deciding, appending. */
export const traceHandler = (handler: CommandHandler, tracing: Tracing | null): CommandHandler =>
  tracing === null
    ? handler
    : {
        ...handler,
        handle: (decider, streamId, command, options) => {
          const { type, meta } = command as { readonly type: string; readonly meta: { readonly correlationId: string } };
          const attributes = { 'healthcert.category': decider.events.category };
          return traced(tracing, meta.correlationId, `decide ${type}`, attributes, () =>
            handler.handle(decider, streamId, command, options),
          );
        },
      };

export const traceStore = (store: EventStore, tracing: Tracing | null): EventStore =>
  tracing === null
    ? store
    : {
        ...store,
        append: (stream, expected, events) => {
          const correlationId = events[0]?.metadata.correlationId;
          const attributes = { 'healthcert.events': events.map(({ type }) => type) };
          const append = () => store.append(stream, expected, events);
          return typeof correlationId === 'string'
            ? traced(tracing, correlationId, `append ${splitStream(stream).category}`, attributes, append)
            : append();
        },
      };

/** Tells that what some requests wrote can be seen in a list. Undefined where nobody asks. */
export const traceProjections = (tracing: Tracing | null) =>
  tracing === null
    ? undefined
    : (readModel: string, events: readonly RecordedEvent[], began: number): void => {
        const requests = Map.groupBy(events, ({ metadata }) => (typeof metadata.correlationId === 'string' ? metadata.correlationId : ''));
        for (const [correlationId, of] of [...requests].slice(0, mostRequests)) {
          const attributes = { 'healthcert.events': of.map(({ type }) => type), 'healthcert.batch': events.length };
          tracing.step(correlationId, `project ${readModel}`, attributes, began)();
        }
      };

export const traceExecutors = (
  executors: Readonly<Record<string, Executor>>,
  tracing: Tracing | null,
): Readonly<Record<string, Executor>> =>
  tracing === null
    ? executors
    : Object.fromEntries(
        Object.entries(executors).map(([kind, executor]): [string, Executor] => [
          kind,
          (job) => {
            const attributes = { 'healthcert.kind': kind, 'healthcert.attempt': job.attempts };
            return traced(tracing, job.correlationId, `job ${job.reaction}`, attributes, () => executor(job));
          },
        ]),
      );

/** A request's route, never its address: that may say whose thing is asked for. */
export const traceRequests = (app: FastifyInstance, tracing: Tracing | null): void => {
  if (tracing === null) return;
  const ends = new WeakMap<object, ReturnType<Tracing['begin']>>();
  app.addHook('onRequest', async (request) => {
    const route = request.routeOptions.url ?? 'none';
    const attributes = { 'http.request.method': request.method, 'http.route': route };
    ends.set(request, tracing.begin(request.id, `${request.method} ${route}`, attributes));
  });
  app.addHook('onResponse', async (request, reply) => {
    ends.get(request)?.({ attributes: { 'http.response.status_code': reply.statusCode } });
  });
};
