import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../gql/index.ts';
import type { ReadModelsQuery } from '../gql/graphql.ts';

const readModelsQuery = graphql(`
  query ReadModels {
    readModels {
      name
      title {
        zh
        en
      }
      columns {
        name
        type
        group
        holds
        filter
        sort
        values
        label {
          zh
          en
        }
      }
    }
  }
`);

export type ReadModelInfo = ReadModelsQuery['readModels'][number];
export type ColumnInfo = ReadModelInfo['columns'][number];

/** No column: the number of a person's papers is looked up, never stored in a list. */
export const byDocument: ColumnInfo = {
  name: 'documentNumber',
  label: { zh: '证件号码', en: 'Document number' },
  type: 'text',
  group: 'identity',
  holds: null,
  filter: true,
  sort: false,
  values: null,
};

/** What a read model says of itself; the declarations do not change while the page is open. */
export const useReadModel = (name: string): ReadModelInfo | null => {
  const [{ data }] = useQuery({ query: readModelsQuery, requestPolicy: 'cache-first' });
  return useMemo(() => data?.readModels.find((model) => model.name === name) ?? null, [data, name]);
};
