import { useTranslation } from 'react-i18next';
import { graphql } from '../gql/index.ts';
import { ReadModelTable } from './ReadModelTable.tsx';

const staffList = graphql(`
  query StaffList($filter: StaffListFilter, $sort: StaffListSort, $first: Int, $after: String) {
    page: staffList(filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes {
        staffId
        loginName
        displayName
        title
        institutionId
        roleIds
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

export const StaffPage = () => {
  const { t } = useTranslation();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('staff')}</h1>
      </div>
      <ReadModelTable
        readModel="staff-list"
        document={staffList}
        rowKey="staffId"
        columns={['displayName', 'loginName', 'title', 'institutionId', 'roleIds', 'enabled']}
        filters={['displayName', 'loginName', 'institutionId', 'enabled']}
      />
    </div>
  );
};
