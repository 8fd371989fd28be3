import { gql } from 'urql';
import type { CommandDocument } from '../commands/useCommand.ts';
import type { ChangeInput, RegisterKind } from './queries.ts';

const answer = '__typename ... on CommandReceipt { streamId revision position } ... on Problem { code field text { zh en } }';

/**
 * Each kind has a mutation of its own, typed by its declaration: the one that the kind names, written when it is needed. The
 * build writes those of all kinds, for the server to trust.
 */
export const changeOf = ({ operation }: Pick<RegisterKind, 'operation'>): CommandDocument<ChangeInput> => {
  const input = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Input`;
  const variables = `$input: ${input}!, $commandId: ID!, $expectedRevision: Int`;
  const call = `${operation}(input: $input, commandId: $commandId, expectedRevision: $expectedRevision)`;
  const source = `mutation ChangeRegister(${variables}) { outcome: ${call} { ${answer} } }`;
  return gql(source);
};
