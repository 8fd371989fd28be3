import type { Tracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, RandomIdGenerator, TracerProvider } from '@opentelemetry/sdk-trace';

/** Spans that wait to be sent; more are dropped rather than kept while the collector is away. */
const maxQueueSize = 8192;

interface OpenedSdk {
  readonly tracer: Tracer;
  /** The next span is given these ids, where they are not null. */
  nextIds(ids: { readonly traceId: string; readonly spanId: string } | null): void;
  /** Sends what waits. */
  close(): Promise<void>;
}

/**
 * The SDK of OpenTelemetry, sending to an OTLP collector over HTTP. `endpoint` as `OTEL_EXPORTER_OTLP_ENDPOINT` has it.
 * Imported by who has a collector alone: the packages take memory and time to load.
 */
export const openSdk = (endpoint: string, scheduledDelayMillis = 2000): OpenedSdk => {
  const random = new RandomIdGenerator();
  let next: { readonly traceId: string; readonly spanId: string } | null = null;
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'healthcert' }),
    idGenerator: {
      generateTraceId: () => next?.traceId ?? random.generateTraceId(),
      generateSpanId: () => next?.spanId ?? random.generateSpanId(),
    },
    spanProcessors: [
      new BatchSpanProcessor({
        exporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces`, timeoutMillis: 5000 }),
        scheduledDelayMillis,
        maxQueueSize,
      }),
    ],
  });
  return {
    tracer: provider.getTracer('healthcert'),
    nextIds: (ids) => {
      next = ids;
    },
    // A collector that is away does not keep a process from ending well.
    close: () => provider.shutdown().catch(() => undefined),
  };
};
