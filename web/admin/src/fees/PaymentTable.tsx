import { useNavigate } from 'react-router';
import { graphql } from '../gql/index.ts';
import { ReadModelTable } from '../lists/ReadModelTable.tsx';

const paymentList = graphql(`
  query PaymentTable($filter: PaymentListFilter, $sort: PaymentListSort, $first: Int, $after: String) {
    page: paymentList(filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes {
        receiptNumber
        caseId
        institutionId
        kind
        means
        amount
        cashierId
        day
        at
        reverses
        reversed
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

/** Every movement of money; narrowed to a day it is what its closing counts. */
export const PaymentTable = () => {
  const navigate = useNavigate();
  return (
    <ReadModelTable
      readModel="payment-list"
      document={paymentList}
      rowKey="receiptNumber"
      columns={['at', 'receiptNumber', 'kind', 'means', 'amount', 'cashierId', 'day', 'reverses', 'institutionId']}
      filters={['day', 'receiptNumber', 'kind', 'means', 'cashierId', 'institutionId']}
      onOpen={({ caseId }) => void navigate(`/cases/${caseId}`)}
    />
  );
};
