import { randomUUID } from 'node:crypto';
import type { TestCity } from './city.ts';

export interface Told {
  readonly id: string;
  readonly state: string;
  readonly printer: string | null;
  readonly reprint: number;
  readonly title: string;
  readonly problem: { readonly code: string; readonly text: { readonly zh: string; readonly en: string } } | null;
}

/** A page of the city, as a browser lets it ask the agent. */
export const pageOf = (agent: string, city: TestCity, ticket: () => string = () => city.ticket()) => {
  const ask = (path: string, init: Omit<RequestInit, 'headers'> & { readonly headers?: Record<string, string> } = {}): Promise<Response> =>
    fetch(`${agent}${path}`, { ...init, headers: { origin: city.origin, authorization: `Bearer ${ticket()}`, ...init.headers } });
  const json = (path: string, method: string, body: object): Promise<Response> =>
    ask(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const job = async (id: string): Promise<Told> => (await (await ask(`/jobs/${id}`)).json()) as Told;
  return {
    ask,
    json,
    job,
    print: (pdf: Uint8Array, order: object = {}): Promise<Response> =>
      ask('/print', {
        method: 'POST',
        headers: {
          'content-type': 'application/pdf',
          'x-print-job': Buffer.from(JSON.stringify({ id: randomUUID(), kind: 'card', ...order })).toString('base64url'),
        },
        body: Uint8Array.from(pdf),
      }),
    choose: async (printers: Readonly<Record<string, string>>, shift: object = {}): Promise<Response> =>
      json(
        '/settings',
        'PUT',
        Object.fromEntries(
          ['card', 'label', 'a4', 'a5'].map((kind) => [kind, { printer: printers[kind] ?? null, dx: 0, dy: 0, scale: 1, ...shift }]),
        ),
      ),
    /** Resolves when the job is as the test waits for it. */
    until: async (id: string, reached: (told: Told) => boolean): Promise<Told> => {
      for (;;) {
        const told = await job(id);
        if (reached(told)) return told;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    /** The steps of one reading of a card. */
    readCard: async function* (signal?: AbortSignal) {
      const answer = await ask('/read-card', { method: 'POST', ...(signal && { signal }) });
      let rest = '';
      for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
        rest += chunk;
        const lines = rest.split('\n');
        rest = lines.pop()!;
        for (const line of lines) yield JSON.parse(line) as { state: string; card?: Record<string, string>; problem?: string };
      }
    },
  };
};
