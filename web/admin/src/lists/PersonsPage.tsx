import { graphql } from '../gql/index.ts';
import { ListPage } from './ListPage.tsx';

const personList = graphql(`
  query PersonsList($filter: PersonFilter, $sort: PersonSort, $first: Int, $after: String) {
    page: person(filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes {
        personId
        enrolledAt
        enrolledOn
        name
        documentType
        maskedDocument
        phone
        sex
        birthYear
        processing
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

export const PersonsPage = () => (
  <ListPage
    title="persons"
    readModel="person"
    document={personList}
    rowKey="personId"
    columns={['name', 'sex', 'birthYear', 'documentType', 'maskedDocument', 'phone', 'enrolledAt', 'enrolledOn', 'processing']}
    filters={['name', 'documentNumber', 'sex', 'processing', 'enrolledOn', 'enrolledAt']}
  />
);
