import { graphql } from '../gql/index.ts';

/** The commands of a case, one document each; every answer is named `outcome`. */
export const registerCase = graphql(`
  mutation RegisterCase($input: RegisterCaseInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: registerCase(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const correctRegistration = graphql(`
  mutation CorrectRegistration($input: CorrectRegistrationInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: correctRegistration(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const cancelCase = graphql(`
  mutation CancelCase($input: CancelCaseInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: cancelCase(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const reinstateCase = graphql(`
  mutation ReinstateCase($input: ReinstateCaseInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: reinstateCase(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const recordArrival = graphql(`
  mutation RecordArrival($input: RecordArrivalInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: recordArrival(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const addItem = graphql(`
  mutation AddItem($input: AddItemInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: addItem(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const removeItem = graphql(`
  mutation RemoveItem($input: RemoveItemInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: removeItem(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const refuseItem = graphql(`
  mutation RefuseItem($input: RefuseItemInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: refuseItem(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const deferItem = graphql(`
  mutation DeferItem($input: DeferItemInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: deferItem(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const recordResult = graphql(`
  mutation RecordResult($input: RecordResultInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: recordResult(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const correctResult = graphql(`
  mutation CorrectResult($input: CorrectResultInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: correctResult(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const orderRecheck = graphql(`
  mutation OrderRecheck($input: OrderRecheckInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: orderRecheck(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const concludeCase = graphql(`
  mutation ConcludeCase($input: ConcludeCaseInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: concludeCase(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const concludeByHand = graphql(`
  mutation ConcludeByHand($input: ConcludeByHandInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: concludeByHand(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const returnConclusion = graphql(`
  mutation ReturnConclusion($input: ReturnConclusionInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: returnConclusion(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const reopenCase = graphql(`
  mutation ReopenCase($input: ReopenCaseInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: reopenCase(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const reviewConclusion = graphql(`
  mutation ReviewConclusion($input: ReviewConclusionInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: reviewConclusion(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const issueCertificate = graphql(`
  mutation IssueCertificate($input: IssueCertificateInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: issueCertificate(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const printCertificate = graphql(`
  mutation PrintCertificate($input: PrintCertificateInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: printCertificate(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const reprintCertificate = graphql(`
  mutation ReprintCertificate($input: ReprintCertificateInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: reprintCertificate(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const handOutCertificate = graphql(`
  mutation HandOutCertificate($input: HandOutCertificateInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: handOutCertificate(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const undoHandOut = graphql(`
  mutation UndoHandOut($input: UndoHandOutInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: undoHandOut(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const suspendCertificate = graphql(`
  mutation SuspendCertificate($input: SuspendCertificateInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: suspendCertificate(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const reinstateCertificate = graphql(`
  mutation ReinstateCertificate($input: ReinstateCertificateInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: reinstateCertificate(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const revokeCertificate = graphql(`
  mutation RevokeCertificate($input: RevokeCertificateInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: revokeCertificate(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const supersedeCertificate = graphql(`
  mutation SupersedeCertificate($input: SupersedeCertificateInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: supersedeCertificate(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);
