import { useNavigate } from 'react-router';
import { graphql } from '../gql/index.ts';
import { ReadModelTable } from '../lists/ReadModelTable.tsx';

const feeList = graphql(`
  query FeeTable($filter: FeeListFilter, $sort: FeeListSort, $first: Int, $after: String) {
    page: feeList(filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes {
        caseId
        caseNumber
        institutionId
        name
        programmeId
        payer
        evidence
        feeState
        charged
        due
        paid
        means
        receiptNumber
        chargedAt
        paidAt
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

/** Every fee there is, of whatever day. */
export const FeeTable = () => {
  const navigate = useNavigate();
  return (
    <ReadModelTable
      readModel="fee-list"
      document={feeList}
      rowKey="caseId"
      columns={[
        'caseNumber',
        'name',
        'programmeId',
        'payer',
        'feeState',
        'charged',
        'paid',
        'means',
        'receiptNumber',
        'paidAt',
        'institutionId',
      ]}
      filters={['caseNumber', 'name', 'feeState', 'payer', 'receiptNumber', 'paidAt', 'chargedAt', 'institutionId']}
      onOpen={({ caseId }) => void navigate(`/cases/${caseId}`)}
    />
  );
};
