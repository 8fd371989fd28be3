import { graphql } from '../gql/index.ts';

export const feeRow = graphql(`
  fragment FeeRow on FeeListRow {
    caseId
    caseNumber
    name
    feeState
    due
    paid
    means
    receiptNumber
  }
`);

export const cashierFees = graphql(`
  query CashierFees {
    waiting: feeList(filter: { feeState: [unpaid, refundDue] }, sort: { by: chargedAt }, first: 100) {
      nodes {
        ...FeeRow
      }
    }
    done: feeList(filter: { feeState: [paid] }, sort: { by: paidAt, descending: true }, first: 30) {
      nodes {
        ...FeeRow
      }
    }
  }
`);

export const findFee = graphql(`
  query FindFee($filter: FeeListFilter!) {
    feeList(filter: $filter, first: 2) {
      nodes {
        caseId
      }
    }
  }
`);

export const feesLive = ['fee-list', 'cashier-day-list'];
