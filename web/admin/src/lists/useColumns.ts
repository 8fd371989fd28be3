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

/** What a read model says of itself; the declarations do not change while the page is open. */
export const useReadModel = (name: string): ReadModelInfo | null => {
  const [{ data }] = useQuery({ query: readModelsQuery, requestPolicy: 'cache-first' });
  return useMemo(() => data?.readModels.find((model) => model.name === name) ?? null, [data, name]);
};
