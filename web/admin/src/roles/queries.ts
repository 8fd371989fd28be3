import { graphql } from '../gql/index.ts';
import type { RoleRowsQuery, RightsCatalogueQuery } from '../gql/graphql.ts';
import type { RoleDraft, Rights } from './rights.ts';

export const roleRows = graphql(`
  query RoleRows {
    roleList(first: 200) {
      nodes {
        roleId
        nameZh
        nameEn
        sound
        operations
        reads
        secondFactor
        edition
        changedAt
        changedBy
      }
    }
  }
`);

export const rightsCatalogue = graphql(`
  query RightsCatalogue {
    rightsCatalogue {
      code
      title {
        zh
        en
      }
      operations {
        name
        title {
          zh
          en
        }
      }
      reads {
        name
        title {
          zh
          en
        }
        groups
      }
    }
  }
`);

export const roleHolders = graphql(`
  query RoleHolders($roleId: ID!) {
    roleHolders(roleId: $roleId) {
      seen {
        staffId
        name
        institutionId
      }
      others
    }
  }
`);

export const defineRole = graphql(`
  mutation DefineRole($input: DefineRoleInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: defineRole(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const changeRole = graphql(`
  mutation ChangeRole($input: ChangeRoleInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: changeRole(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const removeRole = graphql(`
  mutation RemoveRole($input: RemoveRoleInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: removeRole(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export type RoleRow = RoleRowsQuery['roleList']['nodes'][number];
export type WorkArea = RightsCatalogueQuery['rightsCatalogue'][number];

export const liveRoles = ['role-list'];

export const rightsOf = ({ operations, reads }: RoleRow): Rights => ({
  operations: (operations ?? {}) as Rights['operations'],
  reads: (reads ?? {}) as Rights['reads'],
});

export const draftOf = (row: RoleRow): RoleDraft => ({
  nameZh: row.nameZh ?? '',
  nameEn: row.nameEn ?? '',
  secondFactor: row.secondFactor ?? false,
  ...rightsOf(row),
});

/** As a command takes it: a form has no maps. */
export const inputOf = (roleId: string, { nameZh, nameEn, secondFactor, operations, reads }: RoleDraft) => ({
  roleId,
  name: { zh: nameZh.trim(), en: nameEn.trim() },
  secondFactor,
  operations: Object.entries(operations).map(([operation, scope]) => ({ operation, scope })),
  reads: Object.entries(reads).map(([readModel, { scope, groups, restricted, purpose }]) => ({
    readModel,
    scope,
    groups: [...groups],
    ...(restricted && { restricted }),
    ...(purpose && { purpose }),
  })),
});
