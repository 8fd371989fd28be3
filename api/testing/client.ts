import { newId } from '@healthcert/domain/kernel';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { csrfOf } from '../sign-in/cookie.ts';
import { purposeHeader } from '../sign-in/purpose.ts';
import type { OperationName } from '../graphql/schema.ts';

/** What every mutation answers, of whichever kind. */
export interface CommandAnswer {
  readonly __typename: 'CommandReceipt' | 'Rejected' | 'InvalidInput' | 'NotPermitted' | 'StaleVersion';
  readonly streamId?: string;
  readonly revision?: number;
  readonly position?: string;
  readonly events?: number;
  readonly repeated?: boolean;
  readonly code?: string;
  readonly field?: string | null;
  readonly text?: { readonly zh: string; readonly en: string };
  readonly actualRevision?: number;
}

export interface GraphQLAnswer<Data> {
  readonly status: number;
  readonly data: Data | null;
  readonly errors: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

interface Terms {
  readonly commandId?: string;
  readonly expectedRevision?: number;
}

/** The highest position that somebody was told: goes with every query, so that it finds what was done before it. */
export interface Told {
  position: string | null;
}

/** A browser with a session, or a stranger's without one. */
export interface Client {
  readonly headers: Readonly<Record<string, string>>;
  query<Data = Record<string, unknown>>(
    document: string,
    variables?: object,
    headers?: Record<string, string>,
  ): Promise<GraphQLAnswer<Data>>;
  /** Data of a query that must succeed. */
  ask<Data>(document: string, variables?: object): Promise<Data>;
  send(operation: OperationName, input: object, terms?: Terms): Promise<CommandAnswer>;
  /** The receipt of a command that must succeed. */
  done(
    operation: OperationName,
    input: object,
    terms?: Terms,
  ): Promise<CommandAnswer & { readonly position: string; readonly revision: number }>;
  request(options: InjectOptions): Promise<LightMyRequestResponse>;
  /** The same session, with every request saying why it reads. */
  stating(purpose: string): Client;
}

export const mutationOf = (operation: string): string => {
  const input = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Input`;
  return `mutation Send($input: ${input}!, $commandId: ID, $expectedRevision: Int) {
    answer: ${operation}(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      __typename
      ... on CommandReceipt { streamId revision position events repeated }
      ... on Problem { code field text { zh en } }
      ... on StaleVersion { actualRevision }
    }
  }`;
};

/** Those who share what they were `told` work side by side: each finds what the other has done. */
export const clientOf = (
  app: FastifyInstance,
  token: string | null,
  told: Told = { position: null },
  purpose: string | null = null,
): Client => {
  const headers: Record<string, string> = {
    host: 'localhost',
    ...(token !== null && { cookie: `healthcert=${token}`, 'x-healthcert-csrf': csrfOf(token) }),
    ...(purpose !== null && { [purposeHeader]: purpose }),
  };

  const request = (options: InjectOptions): Promise<LightMyRequestResponse> =>
    app.inject({ ...options, headers: { ...headers, ...(options.headers as Record<string, string>) } });

  const query = async <Data>(document: string, variables: object = {}, more: Record<string, string> = {}): Promise<GraphQLAnswer<Data>> => {
    const response = await request({
      method: 'POST',
      url: '/graphql',
      headers: { ...(told.position !== null && { 'x-seen-position': told.position }), ...more },
      payload: { query: document, variables },
    });
    const { data = null, errors = [] } = response.json<Partial<GraphQLAnswer<Data>>>();
    return { status: response.statusCode, data, errors };
  };

  const ask = async <Data>(document: string, variables: object = {}): Promise<Data> => {
    const { data, errors } = await query<Data>(document, variables);
    if (errors.length > 0 || data === null) throw new Error(`the query failed: ${JSON.stringify(errors)}`);
    return data;
  };

  const send = async (
    operation: OperationName,
    input: object,
    { commandId = newId(), expectedRevision }: Terms = {},
  ): Promise<CommandAnswer> => {
    const { answer } = await ask<{ answer: CommandAnswer }>(mutationOf(operation), { input, commandId, expectedRevision });
    if (answer.position !== undefined && (told.position === null || answer.position > told.position)) told.position = answer.position;
    return answer;
  };

  return {
    headers,
    query,
    ask,
    send,
    done: async (operation, input, terms) => {
      const answer = await send(operation, input, terms);
      const { position, revision } = answer;
      if (position === undefined || revision === undefined) throw new Error(`${operation} was refused: ${JSON.stringify(answer)}`);
      return { ...answer, position, revision };
    },
    request,
    stating: (stated) => clientOf(app, token, told, stated),
  };
};
