import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { clientOf, type Client } from '../../testing/index.ts';

/** Longer than any answer may take: what comes later counts as never. */
const patience = 25_000;

/** What a process answers to, over a real socket. */
const injectOver =
  (url: string) =>
  async ({ method = 'GET', url: path, headers = {}, payload }: InjectOptions) => {
    const { host: _ours, ...sent } = headers as Record<string, string>;
    const body = payload === undefined || payload instanceof Uint8Array ? payload : JSON.stringify(payload);
    const answer = await fetch(new URL(path as string, url), {
      method,
      headers: { ...(typeof body === 'string' && { 'content-type': 'application/json' }), ...sent },
      ...(body !== undefined && { body: body as BodyInit }),
      signal: AbortSignal.timeout(patience),
    });
    const text = await answer.text();
    return { statusCode: answer.status, body: text, json: () => JSON.parse(text) as unknown };
  };

/** A browser with this session at a running process. */
export const clientAt = (url: string, token: string | null): Client =>
  clientOf({ inject: injectOver(url) } as unknown as FastifyInstance, token);

export interface Readiness {
  readonly code: number;
  readonly status: 'ready' | 'degraded' | 'not ready';
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

export const readinessOf = async (url: string): Promise<Readiness> => {
  const answer = await fetch(new URL('/health/ready', url), { signal: AbortSignal.timeout(patience) });
  return { code: answer.status, ...((await answer.json()) as Omit<Readiness, 'code'>) };
};

export interface Change {
  readonly readModel: string;
  readonly position: string;
}

const subscription = 'subscription ($readModels: [String!]!) { readModelChanged(readModels: $readModels) { readModel position } }';

const changesIn = async function* (body: ReadableStream): AsyncGenerator<Change> {
  for await (const line of createInterface({ input: Readable.fromWeb(body) })) {
    if (!line.startsWith('data: {')) continue;
    yield (JSON.parse(line.slice('data: '.length)) as { data: { readModelChanged: Change } }).data.readModelChanged;
  }
};

/** Changes as a browser hears of them, until the signal aborts; begun when this resolves. */
export const changesAt = async (
  url: string,
  client: Client,
  readModels: readonly string[],
  signal: AbortSignal,
): Promise<AsyncGenerator<Change>> => {
  const { host: _ours, ...headers } = client.headers;
  const answer = await fetch(new URL('/graphql', url), {
    method: 'POST',
    headers: { ...headers, accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify({ query: subscription, variables: { readModels } }),
    signal,
  });
  return changesIn(answer.body! as ReadableStream);
};
