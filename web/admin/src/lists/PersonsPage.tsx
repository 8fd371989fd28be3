import { useTranslation } from 'react-i18next';
import { graphql } from '../gql/index.ts';
import { ReadModelTable } from './ReadModelTable.tsx';

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

export const PersonsPage = () => {
  const { t } = useTranslation();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('persons')}</h1>
      </div>
      <ReadModelTable
        readModel="person"
        document={personList}
        rowKey="personId"
        columns={['name', 'sex', 'birthYear', 'documentType', 'maskedDocument', 'phone', 'enrolledAt', 'enrolledOn', 'processing']}
        filters={['name', 'sex', 'processing', 'enrolledOn', 'enrolledAt']}
      />
    </div>
  );
};
