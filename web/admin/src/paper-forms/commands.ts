import { graphql } from '../gql/index.ts';

export const numberPaperForms = graphql(`
  mutation NumberPaperForms($input: NumberPaperFormsInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: numberPaperForms(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const voidPaperForm = graphql(`
  mutation VoidPaperForm($input: VoidPaperFormInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: voidPaperForm(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);
