import { graphql } from '../gql/index.ts';

export const operationSwitches = graphql(`
  query OperationSwitches {
    operations {
      name
      enabled
      title {
        zh
        en
      }
    }
    operationSwitches(first: 200) {
      nodes {
        operation
        reason
        changedAt
        changedBy
      }
    }
  }
`);

export const disableOperation = graphql(`
  mutation DisableOperation($input: DisableOperationInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: disableOperation(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const enableOperation = graphql(`
  mutation EnableOperation($input: EnableOperationInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: enableOperation(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);
