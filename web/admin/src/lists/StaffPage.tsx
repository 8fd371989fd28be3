import { graphql } from '../gql/index.ts';
import { ListPage } from './ListPage.tsx';

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

export const StaffPage = () => (
  <ListPage
    title="staff"
    readModel="staff-list"
    document={staffList}
    rowKey="staffId"
    columns={['displayName', 'loginName', 'title', 'institutionId', 'roleIds', 'enabled']}
    filters={['displayName', 'loginName', 'institutionId', 'enabled']}
  />
);
