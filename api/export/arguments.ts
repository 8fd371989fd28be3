import type { AnyReadModel, Column } from '@healthcert/projections/kernel';
import { QueryRefused } from '@healthcert/projections/kernel';
import { coerceInputValue, isInputType, validateInputValue, type GraphQLSchema } from 'graphql';
import type { Asked } from '../graphql/connections.ts';
import { graphqlName } from '../graphql/read-model-types.ts';

const coerced = (schema: GraphQLSchema, typeName: string, value: unknown, part: string): unknown => {
  if (value === null || value === undefined) return null;
  const type = schema.getType(typeName);
  if (!isInputType(type)) throw new QueryRefused(part, 'this list has none');
  validateInputValue(value, type, (_error, path) => {
    throw new QueryRefused([part, ...path].join('.'), 'it is not of this type');
  });
  return coerceInputValue(value, type);
};

/** What the list's query takes, checked by the types of its arguments. @throws QueryRefused */
export const argumentsOf = (schema: GraphQLSchema, { name }: AnyReadModel, given: { filter?: unknown; sort?: unknown }): Asked => {
  const type = graphqlName.type(name);
  return {
    filter: coerced(schema, `${type}Filter`, given.filter, 'filter') as Asked['filter'] & {},
    sort: coerced(schema, `${type}Sort`, given.sort, 'sort') as Asked['sort'] & {},
  };
};

/** Columns that are shown at all. @throws QueryRefused */
export const requireColumns = (model: AnyReadModel, names: readonly string[]): void => {
  const offered = model.columns as Readonly<Record<string, Column>>;
  const wrong = names.find((name) => !Object.hasOwn(offered, name) || offered[name]!.hidden);
  if (wrong !== undefined) throw new QueryRefused(wrong, 'there is no such column');
};
