import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { crewOf, openTestSystem, passage, putPortrait, somebody, type TestSystem } from '../testing/index.ts';
import { traceHandler, traceStore } from './parts.ts';
import { openTracing } from './tracing.ts';

interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly status: { readonly code?: number };
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
}
interface Sent {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[] }[];
}

/** Takes what is sent, as a collector does. */
const startCollector = async () => {
  const bodies: string[] = [];
  const server: Server = createServer((request, response) => {
    const take = async (): Promise<void> => {
      bodies.push(`${request.url} ${await text(request)}`);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    };
    void take();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const spans = (): readonly SentSpan[] =>
    bodies.flatMap((body) =>
      (JSON.parse(body.slice(body.indexOf(' '))) as Sent).resourceSpans.flatMap(({ scopeSpans }) =>
        scopeSpans.flatMap((scope) => scope.spans),
      ),
    );
  return { url: `http://127.0.0.1:${port}`, bodies, spans, close: () => server.close() };
};

let collector: Awaited<ReturnType<typeof startCollector>>;
let test: TestSystem;
const person = somebody();
let caseId: string;
let registered: string;
beforeAll(async () => {
  collector = await startCollector();
  test = await openTestSystem({ settings: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }, work: true });
  const crew = await crewOf(test);
  const portraitFile = await putPortrait(crew.desk, person);
  ({ caseId } = await passage(crew, 'issued', { person, portraitFile }));
  const early = await passage(crew, 'arrived');
  expect((await crew.doctor.send('concludeCase', { caseId: early.caseId })).__typename).toBe('Rejected');
  await test.settled();
  const archived = async (): Promise<unknown> => (await test.owner.query('SELECT 1 FROM archived_paper')).rowCount;
  await vi.waitFor(async () => expect(await archived()).toBe(1), { timeout: 20_000 });
  const { rows } = await test.owner.query<{ id: string }>(
    "SELECT metadata ->> 'correlationId' AS id FROM event_store.events WHERE stream = $1 AND type = 'CaseRegistered'",
    [`case-${caseId}`],
  );
  registered = rows[0]!.id;
  await test.close();
});
afterAll(() => collector.close());

describe('a trace', () => {
  it('leads from the request through deciding and appending to the lists and the jobs, by the correlation id of the events', () => {
    expect(collector.bodies.every((body) => body.startsWith('/v1/traces '))).toBe(true);
    const trace = collector.spans().filter(({ traceId }) => traceId === registered.replaceAll('-', ''));
    const roots = trace.filter(({ parentSpanId }) => !parentSpanId);
    expect(roots.map(({ name }) => name)).toEqual(['POST /graphql']);
    expect(trace.filter((span) => span !== roots[0]).every(({ parentSpanId }) => parentSpanId === roots[0]!.spanId)).toBe(true);
    const names = trace.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['decide RegisterCase', 'append case', 'project case-worklist', 'project person']));
    const began = (name: string): bigint => BigInt(trace.find((span) => span.name === name)!.startTimeUnixNano);
    expect(began('POST /graphql') <= began('decide RegisterCase') && began('decide RegisterCase') <= began('append case')).toBe(true);
    expect(trace.every((span) => BigInt(span.endTimeUnixNano) >= BigInt(span.startTimeUnixNano))).toBe(true);
  });

  it('goes on in the job that follows, which another process may do', () => {
    const job = collector.spans().find(({ name }) => name.startsWith('job archive'))!;
    const names = collector.spans().flatMap((span) => (span.traceId === job.traceId ? [span.name] : []));
    expect(names).toEqual(expect.arrayContaining(['POST /graphql', 'decide ReviewConclusion', 'append case', job.name]));
  });

  it('says what was refused by its code', () => {
    const refused = collector.spans().filter(({ name, status }) => name === 'decide ConcludeCase' && status.code === 2);
    expect(refused).toHaveLength(1);
    expect(JSON.stringify(refused)).toContain('error.type');
  });

  it('says nothing of anybody: no name, number, phone, address, nor whose case it is', () => {
    const { name, documentNumber, phone, address } = person as { name: string; documentNumber: string; phone?: string; address?: string };
    const traces = [name, documentNumber, phone, address, person.birthDate, caseId].filter(
      (trace) => typeof trace === 'string' && trace !== '',
    );
    expect(traces.length).toBeGreaterThanOrEqual(4);
    expect(traces.filter((trace) => collector.bodies.some((body) => body.includes(trace!)))).toEqual([]);
  });
});

describe('without a collector', () => {
  it('nothing is put between the parts', async () => {
    const tracing = await openTracing({ ...test.system.settings, OTEL_EXPORTER_OTLP_ENDPOINT: undefined });
    expect(tracing).toBeNull();
    expect(traceHandler(test.system.handler, null)).toBe(test.system.handler);
    expect(traceStore(test.system.store, null)).toBe(test.system.store);
  });
});
