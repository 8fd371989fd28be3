import { z } from 'zod';
import { AgentRefusal } from './words.ts';

const told = z.object({
  agentId: z.string(),
  name: z.string(),
  institution: z.object({ id: z.string(), name: z.string().nullable() }),
  ticketKey: z.string(),
  now: z.iso.datetime(),
});
const paired = told.extend({ token: z.string() });

export type ToldByCity = z.output<typeof told>;

/** In milliseconds. */
const patience = 10_000;

/** The agent's side of its two questions to the city's server. `origin`: "https://health.example.cn". */
export const cityClient = (origin: string) => {
  const post = async (path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> => {
    try {
      return await fetch(`${origin}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(patience),
        redirect: 'error',
      });
    } catch {
      throw new AgentRefusal('CityUnreachable');
    }
  };
  const answered = async <Shape>(response: Response, shape: z.ZodType<Shape>): Promise<Shape> => {
    const body = shape.safeParse(await response.json().catch(() => null));
    if (!response.ok || !body.success) throw new AgentRefusal('CityUnreachable');
    return body.data;
  };
  return {
    pair: async (code: string, about: { readonly computer: string; readonly version: string }) => {
      const response = await post('/api/desk-agents/pair', { code, ...about });
      if (response.status >= 400 && response.status < 500) throw new AgentRefusal('PairingRefused');
      return answered(response, paired);
    },
    /** Null: revoked. */
    seen: async (token: string, version: string): Promise<ToldByCity | null> => {
      const response = await post('/api/desk-agents/seen', { version }, { authorization: `Bearer ${token}` });
      return response.status === 401 ? null : answered(response, told);
    },
  };
};

export type CityClient = ReturnType<typeof cityClient>;
