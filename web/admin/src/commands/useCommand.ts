import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useRef, useState } from 'react';
import { useClient } from 'urql';
import { type FragmentType, graphql, readFragment } from '../gql/index.ts';
import { ownWrite, useChanges } from '../graphql/LiveProvider.tsx';
import { seenPosition } from '../graphql/seen.ts';
import { useSession } from '../session/SessionProvider.tsx';
import { type Outcome, unexpected, unreachable } from './outcome.ts';
import { pendingCommand } from './pending-command.ts';

export const commandOutcome = graphql(`
  fragment CommandOutcome on CommandResult {
    __typename
    ... on CommandReceipt {
      streamId
      revision
      position
    }
    ... on Problem {
      code
      field
      text {
        zh
        en
      }
    }
  }
`);

/** Every command's document names its answer `outcome`. */
export interface CommandData {
  readonly outcome: FragmentType<typeof commandOutcome>;
}

export type CommandDocument<Input> = TypedDocumentNode<CommandData, { input: Input; commandId: string; expectedRevision?: number | null }>;

const pauses = [400, 1500];
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

export interface Command<Input> {
  /**
   * `expectedRevision`: what the person saw; leave out where others may write beside (stations). `commandId`: of a command
   * that stays the same whenever it is sent (a row of a file).
   */
  readonly send: (input: Input, expectedRevision?: number, commandId?: string) => Promise<Outcome>;
  readonly busy: boolean;
}

/** Sends a command, repeats it under the same id after a lost connection, and lets the page see what it wrote. */
export const useCommand = <Input>(document: CommandDocument<Input>): Command<Input> => {
  const client = useClient();
  const { tell } = useChanges();
  const { verify } = useSession();
  const [sending, setSending] = useState(0);
  const pending = useRef(pendingCommand());

  const attempt = useCallback(
    async (input: Input, expectedRevision: number | undefined, stableId: string | undefined): Promise<Outcome> => {
      const commandId = stableId ?? pending.current.idFor({ input, expectedRevision });
      for (const wait of [...pauses, null]) {
        const variables = { input, commandId, expectedRevision: expectedRevision ?? null };
        const { data, error } = await client.mutation(document, variables).toPromise();
        const answer = data && readFragment(commandOutcome, data.outcome);
        if (answer) {
          pending.current.settle();
          if (answer.__typename === 'CommandReceipt') {
            seenPosition.note(answer.position);
            return { ok: true, streamId: answer.streamId, revision: answer.revision, position: answer.position };
          }
          const { __typename: kind, code, field, text } = answer;
          return { ok: false, problem: { kind, code, field: field ?? null, text } };
        }
        if (error && !error.networkError) return unexpected;
        if (wait !== null) await pause(wait);
      }
      return unreachable;
    },
    [client, document],
  );

  const send = useCallback(
    (input: Input, expectedRevision?: number, commandId?: string): Promise<Outcome> => {
      const told = async (): Promise<Outcome> => {
        const outcome = await attempt(input, expectedRevision, commandId);
        if (outcome.ok || outcome.problem.kind === 'StaleVersion') tell(ownWrite);
        if (!outcome.ok && outcome.problem.kind === 'NotPermitted') verify();
        return outcome;
      };
      setSending((n) => n + 1);
      return told().finally(() => setSending((n) => n - 1));
    },
    [attempt, tell, verify],
  );

  return { send, busy: sending > 0 };
};
