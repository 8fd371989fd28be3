import { newId } from '@healthcert/domain/kernel';
import type { LightMyRequestResponse } from 'fastify';
import { mutationOf, registration, somebody, type Client } from '../../testing/index.ts';

/** A registration that somebody wants, however often it must be sent. */
export interface Wanted {
  readonly client: Client;
  readonly commandId: string;
  readonly input: ReturnType<typeof registration>;
  /** Its first receipt; null: none was heard of yet. */
  acknowledged: { readonly revision: number; readonly position: string } | null;
}

/** A failure that tells what it is; anything else that is no success ends the test. */
const failures = new Set(['Unavailable', 'OutcomeUnknown']);

interface Body {
  readonly data?: { readonly answer?: unknown } | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
  readonly error?: { readonly code?: string };
}

/** The data, or the code of the failure that the answer clearly tells. */
const outcomeOf = (response: LightMyRequestResponse): { readonly data: Body['data'] } | { readonly failed: string } => {
  const body = JSON.parse(response.body) as Body;
  const code = body.errors?.[0]?.extensions?.code ?? body.error?.code;
  if (code === undefined && body.data) return { data: body.data };
  if (code !== undefined && failures.has(code)) return { failed: code };
  throw new Error(`not an answer that tells what happened: ${response.statusCode} ${response.body}`);
};

const ask = async (client: Client, query: string, variables: object = {}) =>
  outcomeOf(await client.request({ method: 'POST', url: '/graphql', payload: { query, variables } }));

/** Sends a registration once; undefined, or the code of the failure. */
export const attempt = async (wanted: Wanted): Promise<string | undefined> => {
  const { client, commandId, input } = wanted;
  const outcome = await ask(client, mutationOf('registerCase'), { input, commandId });
  if ('failed' in outcome) return outcome.failed;
  const answer = outcome.data?.answer as { __typename: string; revision: number; position: string };
  if (answer.__typename !== 'CommandReceipt') throw new Error(`refused: ${JSON.stringify(answer)}`);
  wanted.acknowledged ??= answer;
  return undefined;
};

export interface Traffic {
  readonly wanted: readonly Wanted[];
  /** How many answers of each kind: `done`, `read`, or the code of a failure. */
  readonly answers: ReadonlyMap<string, number>;
  count(...kinds: string[]): number;
  /** Every caller goes on until it is answered with a failure, or until `enough`. */
  run(callers: number, enough: () => boolean): Promise<void>;
  /** Sends every registration without a receipt again, with its id, until it has one. */
  settle(): Promise<void>;
}

const worklist = '{ caseWorklist(first: 5) { nodes { caseId stage name } } }';

/** A front desk that is signed in. */
export interface Desk {
  readonly client: Client;
  readonly institutionId: string;
}

/** Registrations and queries at these desks. */
export const createTraffic = (desks: readonly Desk[]): Traffic => {
  const wanted: Wanted[] = [];
  const answers = new Map<string, number>();
  const note = (kind: string): void => void answers.set(kind, (answers.get(kind) ?? 0) + 1);

  const register = async ({ client, institutionId }: Desk): Promise<boolean> => {
    const one: Wanted = { client, commandId: newId(), input: registration(somebody(), { institutionId }), acknowledged: null };
    wanted.push(one);
    const failed = await attempt(one);
    note(failed ?? 'done');
    return failed === undefined;
  };
  const read = async ({ client }: Desk): Promise<boolean> => {
    const outcome = await ask(client, worklist);
    note('failed' in outcome ? outcome.failed : 'read');
    return !('failed' in outcome);
  };
  const call = async (n: number, enough: () => boolean): Promise<void> => {
    const desk = desks[n % desks.length]!;
    for (let turn = n; !enough(); turn++) if (!(await (turn % 3 === 0 ? read(desk) : register(desk)))) return;
  };

  return {
    wanted,
    answers,
    count: (...kinds) => kinds.reduce((sum, kind) => sum + (answers.get(kind) ?? 0), 0),
    run: (callers, enough) => {
      const calls = Promise.all(Array.from({ length: callers }, (_, n) => call(n, enough))).then(() => undefined);
      // Told to whoever awaits it, which may be later.
      calls.catch(() => undefined);
      return calls;
    },
    settle: async () => {
      for (const one of wanted.filter(({ acknowledged }) => acknowledged === null)) {
        while ((await attempt(one)) !== undefined);
      }
    },
  };
};
