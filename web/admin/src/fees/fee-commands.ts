import { graphql } from '../gql/index.ts';

/** One document each; every answer is named `outcome`. */
export const payFee = graphql(`
  mutation PayFee($input: PayFeeInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: payFee(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const payFeeAtDesk = graphql(`
  mutation PayFeeAtDesk($input: PayFeeAtDeskInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: payFeeAtDesk(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const reversePayment = graphql(`
  mutation ReversePayment($input: ReversePaymentInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: reversePayment(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const refundFee = graphql(`
  mutation RefundFee($input: RefundFeeInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: refundFee(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const closeCashierDay = graphql(`
  mutation CloseCashierDay($input: CloseCashierDayInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: closeCashierDay(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const waiveFee = graphql(`
  mutation WaiveFee($input: WaiveFeeInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: waiveFee(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const changePayer = graphql(`
  mutation ChangePayer($input: ChangePayerInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: changePayer(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const chargeFee = graphql(`
  mutation ChargeFee($input: ChargeFeeInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: chargeFee(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const reopenCashierDay = graphql(`
  mutation ReopenCashierDay($input: ReopenCashierDayInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: reopenCashierDay(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);
