import { graphql } from '../gql/index.ts';
import type { StaffRowsQuery } from '../gql/graphql.ts';

export const staffList = graphql(`
  query StaffList($filter: StaffListFilter, $sort: StaffListSort, $first: Int, $after: String) {
    page: staffList(filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes {
        appointmentId
        staffId
        loginName
        name
        title
        institutionId
        own
        roleIds
        enabled
        secondFactor
        withheld
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      upToDate
    }
  }
`);

/** One user: a row for each place of work. */
export const staffRows = graphql(`
  query StaffRows($staffId: String!) {
    staffList(filter: { staffId: $staffId }, first: 50) {
      nodes {
        appointmentId
        staffId
        loginName
        name
        title
        institutionId
        own
        roleIds
        enabled
      }
    }
    operations {
      name
      enabled
    }
  }
`);

export const givableRoles = graphql(`
  query GivableRoles {
    givableRoles
  }
`);

export const addStaff = graphql(`
  mutation AddStaff($input: AddStaffInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: addStaff(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const changeStaff = graphql(`
  mutation ChangeStaff($input: ChangeStaffInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: changeStaff(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const assignRoles = graphql(`
  mutation AssignRoles($input: AssignRolesInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: assignRoles(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const appointStaff = graphql(`
  mutation AppointStaff($input: AppointStaffInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: appointStaff(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const endAppointment = graphql(`
  mutation EndAppointment($input: EndAppointmentInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: endAppointment(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const disableStaff = graphql(`
  mutation DisableStaff($input: DisableStaffInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: disableStaff(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const enableStaff = graphql(`
  mutation EnableStaff($input: EnableStaffInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: enableStaff(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const resetPassword = graphql(`
  mutation ResetPassword($input: ResetPasswordInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: resetPassword(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const resetSecondFactor = graphql(`
  mutation ResetSecondFactor($input: ResetSecondFactorInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: resetSecondFactor(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const linkOfficeAccount = graphql(`
  mutation LinkOfficeAccount($input: LinkOfficeAccountInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: linkOfficeAccount(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const unlinkOfficeAccount = graphql(`
  mutation UnlinkOfficeAccount($input: UnlinkOfficeAccountInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: unlinkOfficeAccount(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const endSessions = graphql(`
  mutation EndSessions($input: EndSessionsInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: endSessions(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export type StaffRow = StaffRowsQuery['staffList']['nodes'][number];
