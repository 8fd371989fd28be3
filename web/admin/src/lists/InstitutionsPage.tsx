import { graphql } from '../gql/index.ts';
import { ListPage } from './ListPage.tsx';

const institutionList = graphql(`
  query InstitutionsList($filter: InstitutionListFilter, $sort: InstitutionListSort, $first: Int, $after: String) {
    page: institutionList(filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes {
        institutionId
        code
        name
        kind
        level
        parentId
        address
        telephone
        enabled
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

export const InstitutionsPage = () => (
  <ListPage
    title="institutions"
    readModel="institution-list"
    document={institutionList}
    rowKey="institutionId"
    columns={['name', 'kind', 'level', 'parentId', 'code', 'telephone', 'address', 'enabled']}
    filters={['name', 'kind', 'level', 'enabled']}
  />
);
