import { graphql } from '../gql/index.ts';

export const reportNotification = graphql(`
  mutation ReportNotification($input: ReportNotificationInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: reportNotification(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const dismissNotification = graphql(`
  mutation DismissNotification($input: DismissNotificationInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: dismissNotification(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const assignNotification = graphql(`
  mutation AssignNotification($input: AssignNotificationInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: assignNotification(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const diagnoseNotification = graphql(`
  mutation DiagnoseNotification($input: DiagnoseNotificationInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: diagnoseNotification(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);
