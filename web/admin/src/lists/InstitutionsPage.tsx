import { useTranslation } from 'react-i18next';
import { graphql } from '../gql/index.ts';
import { ReadModelTable } from './ReadModelTable.tsx';

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

export const InstitutionsPage = () => {
  const { t } = useTranslation();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('institutions')}</h1>
      </div>
      <ReadModelTable
        readModel="institution-list"
        document={institutionList}
        rowKey="institutionId"
        columns={['name', 'kind', 'level', 'parentId', 'code', 'telephone', 'address', 'enabled']}
        filters={['name', 'kind', 'level', 'enabled']}
      />
    </div>
  );
};
