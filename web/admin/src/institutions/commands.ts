import { graphql } from '../gql/index.ts';

export const addInstitution = graphql(`
  mutation AddInstitution($input: AddInstitutionInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: addInstitution(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const changeInstitution = graphql(`
  mutation ChangeInstitution($input: ChangeInstitutionInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: changeInstitution(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const moveInstitution = graphql(`
  mutation MoveInstitution($input: MoveInstitutionInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: moveInstitution(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const applyForAdmission = graphql(`
  mutation ApplyForAdmission($input: ApplyForAdmissionInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: applyForAdmission(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const admitByCounty = graphql(`
  mutation AdmitByCounty($input: AdmitByCountyInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: admitByCounty(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const admitInstitution = graphql(`
  mutation AdmitInstitution($input: AdmitInstitutionInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: admitInstitution(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const returnApplication = graphql(`
  mutation ReturnApplication($input: ReturnApplicationInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: returnApplication(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const suspendInstitution = graphql(`
  mutation SuspendInstitution($input: SuspendInstitutionInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: suspendInstitution(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const liftSuspension = graphql(`
  mutation LiftSuspension($input: LiftSuspensionInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: liftSuspension(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const removeInstitution = graphql(`
  mutation RemoveInstitution($input: RemoveInstitutionInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: removeInstitution(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const disableInstitution = graphql(`
  mutation DisableInstitution($input: DisableInstitutionInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: disableInstitution(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const enableInstitution = graphql(`
  mutation EnableInstitution($input: EnableInstitutionInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: enableInstitution(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);
