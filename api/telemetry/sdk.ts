import type { Tracer, TracerProvider } from '@opentelemetry/api';

interface IdGenerator {
  generateTraceId(): string;
  generateSpanId(): string;
}

/** What of the packages is used. */
interface TraceSdk {
  readonly TracerProvider: new (settings: { idGenerator: IdGenerator; resource: object; spanProcessors: object[] }) => TracerProvider & {
    shutdown(): Promise<void>;
  };
  readonly BatchSpanProcessor: new (settings: { exporter: object; scheduledDelayMillis: number; maxQueueSize: number }) => object;
  readonly RandomIdGenerator: new () => IdGenerator;
}
interface Resources {
  resourceFromAttributes(attributes: Readonly<Record<string, string>>): object;
}
interface HttpExporter {
  readonly OTLPTraceExporter: new (settings: { url: string; timeoutMillis: number }) => object;
}

/** Packages that a process without telemetry neither needs nor loads. */
const load = (name: string): Promise<unknown> => import(name);

/** Spans that wait to be sent; more are dropped rather than kept while the collector is away. */
const maxQueueSize = 8192;

export interface OpenedSdk {
  readonly tracer: Tracer;
  /** The next span is given these ids, where they are not null. */
  nextIds(ids: { readonly traceId: string; readonly spanId: string } | null): void;
  /** Sends what waits. */
  close(): Promise<void>;
}

/** The SDK of OpenTelemetry, sending to an OTLP collector over HTTP. `endpoint` as `OTEL_EXPORTER_OTLP_ENDPOINT` has it. */
export const openSdk = async (endpoint: string, scheduledDelayMillis = 2000): Promise<OpenedSdk> => {
  const sdk = (await load('@opentelemetry/sdk-trace')) as TraceSdk;
  const { resourceFromAttributes } = (await load('@opentelemetry/resources')) as Resources;
  const { OTLPTraceExporter } = (await load('@opentelemetry/exporter-trace-otlp-http')) as HttpExporter;
  const random = new sdk.RandomIdGenerator();
  let next: { readonly traceId: string; readonly spanId: string } | null = null;
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'healthcert' }),
    idGenerator: {
      generateTraceId: () => next?.traceId ?? random.generateTraceId(),
      generateSpanId: () => next?.spanId ?? random.generateSpanId(),
    },
    spanProcessors: [
      new sdk.BatchSpanProcessor({
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
