import { graphql } from '../gql/index.ts';

/** One document each; every answer is named `outcome`. */
export const collectSpecimen = graphql(`
  mutation CollectSpecimen($input: CollectSpecimenInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: collectSpecimen(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const receiveSpecimen = graphql(`
  mutation ReceiveSpecimen($input: ReceiveSpecimenInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: receiveSpecimen(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const rejectSpecimen = graphql(`
  mutation RejectSpecimen($input: RejectSpecimenInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: rejectSpecimen(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const redrawSpecimen = graphql(`
  mutation RedrawSpecimen($input: RedrawSpecimenInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: redrawSpecimen(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const discardSpecimen = graphql(`
  mutation DiscardSpecimen($input: DiscardSpecimenInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: discardSpecimen(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const undoSpecimenStep = graphql(`
  mutation UndoSpecimenStep($input: UndoSpecimenStepInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: undoSpecimenStep(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);
