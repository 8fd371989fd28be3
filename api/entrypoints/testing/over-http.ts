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
