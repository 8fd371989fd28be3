import type { InputRef } from '@pothos/core';
import type { AnyReadModel, Column } from '@healthcert/projections/kernel';
import type { Builder } from './builder.ts';

const pascal = (name: string): string => name.replace(/(^|-)(\w)/g, (_all, _dash: string, letter: string) => letter.toUpperCase());
const camel = (name: string): string => name.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());

export const graphqlName = { type: pascal, field: camel };

/** The part of a filter that asks whether a column is empty at all. */
export const missing = (field: string): string => `${field}Missing`;

/** The part of a filter that asks for a person by the number of their papers. */
export const byDocument = 'documentNumber';

/** Whether the rows are about persons who may be known by their papers. */
export const isAboutPersons = (model: AnyReadModel): boolean =>
  model.subject !== undefined && Object.values(model.columns as Record<string, Column>).some(({ group }) => group === 'identity');

/** A row as a query hands it to GraphQL: what the actor may not see is null, and named in `withheld`. */
export interface ShownRow {
  readonly values: Readonly<Record<string, unknown>>;
  readonly withheld: readonly string[];
}

const scalarOf = (column: Column): string => {
  switch (column.type) {
    case 'text':
      return 'String';
    case 'uuid':
      return 'ID';
    case 'integer':
      return 'Int';
    case 'bigint':
      return 'Float';
    case 'boolean':
      return 'Boolean';
    case 'date':
      return 'Date';
    case 'timestamptz':
      return 'DateTime';
    case 'jsonb':
      return 'Json';
    case 'text[]':
      return 'String';
  }
};

const isRange = (column: Column): boolean => ['integer', 'bigint', 'date', 'timestamptz'].includes(column.type);

/** Row, filter and sort types of one read model, from its declaration. Personal columns are nullable: they may be withheld. */
export const readModelTypes = (builder: Builder, model: AnyReadModel) => {
  const name = graphqlName.type(model.name);
  const columns = Object.entries(model.columns as Record<string, Column>).filter(([, column]) => !column.hidden);

  const enums = new Map<string, unknown>();
  const typeOf = (field: string, column: Column): unknown => {
    if (!column.values) return column.type === 'text[]' ? ['String'] : scalarOf(column);
    const made = enums.get(field) ?? builder.enumType(`${name}${pascal(field)}`, { values: column.values as readonly string[] });
    enums.set(field, made);
    return made;
  };

  const node = builder.objectRef<ShownRow>(`${name}Row`).implement({
    description: `${model.title.zh} · ${model.title.en}`,
    fields: (t) => ({
      ...Object.fromEntries(
        columns.map(([field, column]) => [
          field,
          t.field({
            type: typeOf(field, column) as never,
            nullable: (column.nullable || column.group !== 'plain') as never,
            description: `${column.label.zh} · ${column.label.en}`,
            resolve: (row) => row.values[field] as never,
          }),
        ]),
      ),
      withheld: t.stringList({ description: 'Fields that your roles may not see', resolve: (row) => [...row.withheld] }),
    }),
  });

  const ranges = new Map<string, InputRef>();
  const rangeOf = (scalar: string): InputRef => {
    const kept =
      ranges.get(scalar) ??
      builder.inputType(`${name}${scalar}Range`, {
        fields: (t) => ({ from: t.field({ type: scalar as never }), to: t.field({ type: scalar as never }) }),
      });
    ranges.set(scalar, kept);
    return kept;
  };

  const filters = columns.filter(([, column]) => column.filter);
  const filter = builder.inputType(`${name}Filter`, {
    description:
      'All given parts must hold. Text: begins with; a name also from its middle on, in pinyin or initials; codes: one of; dates and numbers: from and to, inclusive',
    fields: (t) => {
      const partOf = (field: string, column: Column) => {
        if (isRange(column)) return t.field({ type: rangeOf(scalarOf(column)) as never });
        return t.field({ type: (column.values ? [typeOf(field, column)] : scalarOf(column)) as never });
      };
      return Object.fromEntries([
        ...(isAboutPersons(model)
          ? [[byDocument, t.string({ description: 'The whole number of a paper; for those who may see whose it is' })] as const]
          : []),
        ...filters.flatMap(([field, column]) => [
          [field, partOf(field, column)] as const,
          ...(column.nullable ? [[missing(field), t.boolean({ description: `True: ${field} is empty; false: it is not` })] as const] : []),
        ]),
      ]);
    },
  });

  const sortable = columns.filter(([, column]) => column.sort).map(([field]) => field);
  const sortField = builder.enumType(`${name}SortField`, { values: sortable.length > 0 ? sortable : [model.defaultSort.by] });
  const sort = builder.inputType(`${name}Sort`, {
    fields: (t) => ({ by: t.field({ type: sortField, required: true }), descending: t.boolean({ defaultValue: false }) }),
  });

  return { name, node, filter, sort, filterable: filters.length > 0 };
};
