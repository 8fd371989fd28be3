import type { FieldGroup, Operation, Text } from '@healthcert/domain/kernel';
import type { AnyReadModel, Column } from '@healthcert/projections/kernel';
import type { Builder } from './builder.ts';
import type { CommandResultTypes } from './command-result.ts';
import { graphqlName } from './read-model-types.ts';

interface ColumnInfo {
  readonly name: string;
  readonly label: Text;
  readonly type: string;
  readonly group: FieldGroup;
  readonly holds: string | null;
  readonly filter: boolean;
  readonly sort: boolean;
  readonly values: readonly string[] | null;
}

interface ReadModelInfo {
  readonly name: string;
  readonly field: string;
  readonly title: Text;
  readonly columns: readonly ColumnInfo[];
}

const infoOf = (model: AnyReadModel): ReadModelInfo => ({
  name: model.name,
  field: graphqlName.field(model.name),
  title: model.title,
  columns: Object.entries(model.columns as Record<string, Column>)
    .filter(([, column]) => !column.hidden)
    .map(([name, column]) => ({
      ...column,
      name,
      holds: column.holds ?? null,
      values: (column.values as readonly string[] | undefined) ?? null,
    })),
});

/** What the declarations say of themselves: the columns of an admin table, the rows of the permission grid. */
export const declarations = (
  builder: Builder,
  { textType }: CommandResultTypes,
  operations: readonly Operation[],
  models: readonly AnyReadModel[],
): void => {
  const column = builder.objectRef<ColumnInfo>('ColumnInfo').implement({
    fields: (t) => ({
      name: t.exposeString('name'),
      label: t.expose('label', { type: textType }),
      type: t.exposeString('type'),
      group: t.exposeString('group'),
      holds: t.exposeString('holds', {
        nullable: true,
        description: 'Whose id it is (institution, staff, role, programme, job), or fen: the name or the amount is shown',
      }),
      filter: t.exposeBoolean('filter'),
      sort: t.exposeBoolean('sort'),
      values: t.stringList({ nullable: true, resolve: (info) => (info.values ? [...info.values] : null) }),
    }),
  });
  const readModel = builder.objectRef<ReadModelInfo>('ReadModelInfo').implement({
    fields: (t) => ({
      name: t.exposeString('name'),
      field: t.exposeString('field', { description: 'The query field that lists it' }),
      title: t.expose('title', { type: textType }),
      columns: t.field({ type: [column], resolve: (info) => [...info.columns] }),
    }),
  });
  const operation = builder.objectRef<Operation>('OperationInfo').implement({
    fields: (t) => ({
      name: t.exposeString('name'),
      title: t.expose('title', { type: textType }),
      enabled: t.boolean({
        description: 'False: the city has switched it off for everybody',
        resolve: async ({ name }, _args, { system }) => !(await system.staff()).disabled.has(name),
      }),
    }),
  });
  const described = models.map(infoOf);
  builder.queryField('readModels', (t) => t.field({ type: [readModel], resolve: () => described }));
  builder.queryField('operations', (t) => t.field({ type: [operation], resolve: () => [...operations] }));
};
