import { graphql } from '../gql/index.ts';
import type { ProposeProgrammeInput, RulesDeskQuery, RulesTrialQuery } from '../gql/graphql.ts';

export const programmeChange = graphql(`
  fragment ChangeInWords on ProgrammeChange {
    kind
    rowId
    field
    about {
      zh
      en
    }
    before {
      zh
      en
    }
    after {
      zh
      en
    }
  }
`);

export const rulesDesk = graphql(`
  query RulesDesk($programmeId: ID!) {
    rulesDesk(programmeId: $programmeId) {
      revision
      today
      forms
      versions {
        version
        validFrom
        inForce
        note
        proposedBy
        publishedBy
        publishedAt
        programme
        changes {
          ...ChangeInWords
        }
      }
      proposal {
        edition
        programme
        note
        proposedBy
        proposedAt
        returned {
          reason
          returnedBy
          returnedAt
        }
        changes {
          ...ChangeInWords
        }
      }
    }
  }
`);

export const rulesDraft = graphql(`
  query RulesDraft($programme: Json!) {
    rulesDraft(programme: $programme) {
      problems {
        field
        text {
          zh
          en
        }
      }
      changes {
        ...ChangeInWords
      }
    }
  }
`);

export const rulesTrial = graphql(`
  query RulesTrial($programme: Json!, $months: Int!) {
    rulesTrial(programme: $programme, months: $months) {
      concluded
      cases
      erased
      matrix {
        before
        after
        cases
      }
      rows {
        rowId
        newly
        noLonger
        otherwise
      }
      changed {
        caseId
        caseNumber
        institutionId
        before
        after
        newlyFired
        noLongerFired
        byHand
      }
      terms {
        longer
        shorter
        newlyUnderAge
        noLongerUnderAge
      }
    }
  }
`);

export const proposeProgramme = graphql(`
  mutation ProposeProgramme($input: ProposeProgrammeInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: proposeProgramme(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const withdrawProposal = graphql(`
  mutation WithdrawProgrammeProposal($input: WithdrawProgrammeProposalInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: withdrawProgrammeProposal(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const returnProposal = graphql(`
  mutation ReturnProgrammeProposal($input: ReturnProgrammeProposalInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: returnProgrammeProposal(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const confirmProposal = graphql(`
  mutation ConfirmProgrammeProposal($input: ConfirmProgrammeProposalInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: confirmProgrammeProposal(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export type Desk = NonNullable<RulesDeskQuery['rulesDesk']>;
export type Version = Desk['versions'][number];
export type Trial = RulesTrialQuery['rulesTrial'];
/** A version as it is sent: the server gives it in the same form. */
export type Programme = ProposeProgrammeInput['programme'];
export type Rule = Programme['rules'][number];
export type Item = Programme['items'][number];
