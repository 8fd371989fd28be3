import { graphql } from '../gql/index.ts';
import type { MenusQuery, ParametersQuery } from '../gql/graphql.ts';

export const parametersAsked = graphql(`
  query Parameters($institutionId: ID) {
    parameters(institutionId: $institutionId) {
      name
      group
      groupTitle {
        zh
        en
      }
      title {
        zh
        en
      }
      about {
        zh
        en
      }
      unit {
        zh
        en
      }
      type
      range
      choices
      scope
      confirm
      default
      value
      inForce
      otherwise
      edition
      proposal {
        edition
        value
        note
        proposedBy
        proposedAt
        returned {
          reason
          returnedBy
          returnedAt
        }
      }
    }
  }
`);

export const parameterHistory = graphql(`
  query ParameterHistory($name: String!, $institutionId: ID) {
    parameterHistory(name: $name, institutionId: $institutionId) {
      type
      at
      actorId
      value
      note
      proposedBy
    }
  }
`);

export const waitingParameters = graphql(`
  query WaitingParameters {
    parameterList(filter: { proposal: [waiting] }, first: 100) {
      nodes {
        rowId
        proposedBy
      }
    }
  }
`);

export const menusAsked = graphql(`
  query Menus {
    menus {
      roleId
      edition
      places {
        place
        shown
      }
    }
    roleList(first: 200) {
      nodes {
        roleId
        nameZh
        nameEn
      }
    }
  }
`);

export const setParameter = graphql(`
  mutation SetParameter($input: SetParameterInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: setParameter(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const withdrawParameterProposal = graphql(`
  mutation WithdrawParameterProposal($input: WithdrawParameterProposalInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: withdrawParameterProposal(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const returnParameterProposal = graphql(`
  mutation ReturnParameterProposal($input: ReturnParameterProposalInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: returnParameterProposal(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const confirmParameterProposal = graphql(`
  mutation ConfirmParameterProposal($input: ConfirmParameterProposalInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: confirmParameterProposal(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const arrangeMenu = graphql(`
  mutation ArrangeMenu($input: ArrangeMenuInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: arrangeMenu(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export type Parameter = ParametersQuery['parameters'][number];
export type ArrangedMenu = MenusQuery['menus'][number];
