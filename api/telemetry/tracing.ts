import { ROOT_CONTEXT, SpanStatusCode, TraceFlags, trace, type Attributes, type Span } from '@opentelemetry/api';
import type { Settings } from '../settings.ts';
import { traceOf } from './correlation.ts';

/** Ends a span. What went wrong is named by its kind alone: messages may tell of somebody. */
type End = (outcome?: { readonly error?: unknown; readonly attributes?: Attributes }) => void;

export interface Tracing {
  /** What everything under this correlation id follows from. */
  begin(correlationId: string, name: string, attributes?: Attributes): End;
  /** One step of it. `began`: milliseconds of the monotonic clock, where it began before. */
  step(correlationId: string, name: string, attributes?: Attributes, began?: number): End;
  close(): Promise<void>;
}

const nothing: End = () => undefined;

const kindOf = (error: unknown): string => {
  const { name, code } = error as { readonly name?: unknown; readonly code?: unknown };
  if (name === 'Rejection' && typeof code === 'string') return code;
  return typeof name === 'string' ? name : 'unknown';
};

const ending =
  (span: Span): End =>
  ({ error, attributes } = {}) => {
    if (attributes) span.setAttributes(attributes);
    if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', kindOf(error));
    span.end();
  };

/** Null, at no cost, unless a collector is named. */
export const openTracing = async ({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }: Settings): Promise<Tracing | null> => {
  if (!endpoint) return null;
  const { openSdk } = await import('./sdk.ts');
  const { tracer, nextIds, close } = openSdk(endpoint);
  return {
    begin: (correlationId, name, attributes = {}) => {
      const ids = traceOf(correlationId);
      if (!ids) return nothing;
      nextIds({ traceId: ids.traceId, spanId: ids.rootSpanId });
      const span = tracer.startSpan(name, { root: true, attributes }, ROOT_CONTEXT);
      nextIds(null);
      return ending(span);
    },
    step: (correlationId, name, attributes = {}, began) => {
      const ids = traceOf(correlationId);
      if (!ids) return nothing;
      const root = { traceId: ids.traceId, spanId: ids.rootSpanId, traceFlags: TraceFlags.SAMPLED, isRemote: true };
      const startTime = began === undefined ? undefined : performance.timeOrigin + began;
      return ending(tracer.startSpan(name, { attributes, ...(startTime && { startTime }) }, trace.setSpanContext(ROOT_CONTEXT, root)));
    },
    close,
  };
};

/** Does one step of what has this correlation id. */
export const traced = async <T>(
  tracing: Tracing,
  correlationId: string,
  name: string,
  attributes: Attributes,
  work: () => Promise<T>,
): Promise<T> => {
  const end = tracing.step(correlationId, name, attributes);
  try {
    const result = await work();
    end();
    return result;
  } catch (error) {
    end({ error });
    throw error;
  }
};
