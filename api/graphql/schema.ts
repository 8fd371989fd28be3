import { caseOperations } from '@healthcert/domain/case';
import { registers } from '@healthcert/domain/configuration';
import { institutionOperations } from '@healthcert/domain/institution';
import type { Operation } from '@healthcert/domain/kernel';
import { paperFormOperations } from '@healthcert/domain/paper-form';
import { layoutOperations } from '@healthcert/domain/layout';
import { personOperations } from '@healthcert/domain/person';
import { programmeOperations } from '@healthcert/domain/programme';
import { staffOperations } from '@healthcert/domain/staff';
import { caseWorklistModel } from '@healthcert/projections/case-worklist';
import { certificateRegisterModel } from '@healthcert/projections/certificate-register';
import { institutionListModel } from '@healthcert/projections/institution-list';
import type { AnyReadModel } from '@healthcert/projections/kernel';
import { paperFormListModel } from '@healthcert/projections/paper-form-list';
import { layoutListModel } from '@healthcert/projections/layout-list';
import { personModel } from '@healthcert/projections/person';
import { registerEntriesModel } from '@healthcert/projections/register-entries';
import { staffListModel } from '@healthcert/projections/staff-list';
import type { GraphQLSchema } from 'graphql';
import { caseFileQueries } from '../case/case-file.graphql.ts';
import { layoutQueries } from '../layout/layout.graphql.ts';
import { staffNamesQuery } from '../staff/staff-names.graphql.ts';
import { searchQuery } from '../search/search.graphql.ts';
import { programmeQueries } from '../programme/programme.graphql.ts';
import { registerQueries } from '../register/register.graphql.ts';
import { createBuilder } from './builder.ts';
import { changes } from './changes.ts';
import { commandResult } from './command-result.ts';
import { connections } from './connections.ts';
import { declarations } from './declarations.ts';
import { operationMutations } from './operation-mutations.ts';

/** Every operation that a person may be granted. */
export const operations: readonly Operation[] = [
  ...Object.values(caseOperations),
  ...Object.values(personOperations),
  ...Object.values(institutionOperations),
  ...Object.values(programmeOperations),
  ...Object.values(layoutOperations),
  ...Object.values(staffOperations),
  ...Object.values(paperFormOperations),
  ...registers.map(({ operation }) => operation),
] as readonly Operation[];

export type OperationName =
  | keyof typeof caseOperations
  | keyof typeof personOperations
  | keyof typeof institutionOperations
  | keyof typeof programmeOperations
  | keyof typeof layoutOperations
  | keyof typeof staffOperations
  | keyof typeof paperFormOperations
  /** Of every register. */
  | `change${string}`;

/** Every read model that is listed to signed-in people. */
export const listedModels: readonly AnyReadModel[] = [
  caseWorklistModel,
  certificateRegisterModel,
  personModel,
  institutionListModel,
  layoutListModel,
  staffListModel,
  paperFormListModel,
  registerEntriesModel,
];

export const buildSchema = (): GraphQLSchema => {
  const builder = createBuilder();
  const common = commandResult(builder);
  connections(builder, listedModels);
  operationMutations(builder, common, operations);
  declarations(builder, common, operations, listedModels);
  caseFileQueries(builder, common);
  programmeQueries(builder, common);
  registerQueries(builder, common);
  layoutQueries(builder, common);
  searchQuery(builder, common);
  staffNamesQuery(builder);
  changes(builder, listedModels);
  return builder.toSchema();
};
