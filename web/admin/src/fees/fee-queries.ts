import { graphql } from '../gql/index.ts';

export const feeRow = graphql(`
  fragment FeeRow on FeeListRow {
    caseId
    caseNumber
    name
    feeState
    due
    paid
    payer
    means
    receiptNumber
    paidAt
  }
`);

export const cashierFees = graphql(`
  query CashierFees($today: FeeListDateTimeRange!) {
    waiting: feeList(filter: { feeState: [unpaid, refundDue] }, sort: { by: chargedAt }, first: 100) {
      nodes {
        ...FeeRow
      }
    }
    waitingCount: feeListCount(filter: { feeState: [unpaid, refundDue] })
    done: feeList(filter: { feeState: [paid], paidAt: $today }, sort: { by: paidAt, descending: true }, first: 30) {
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
        ...FeeRow
      }
    }
  }
`);

/** Whom a number or a name leads to, whether a fee was charged or not. */
export const findUncharged = graphql(`
  query FindUncharged($text: String!) {
    search(text: $text) {
      hits {
        kind
        caseId
        caseNumber
        name
        institutionId
        stage
      }
    }
  }
`);

export const feesLive = ['fee-list', 'cashier-day-list'];
