import { graphql } from '../gql/index.ts';

export const openBookingDay = graphql(`
  mutation OpenBookingDay($input: OpenBookingDayInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: openBookingDay(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const changeCapacity = graphql(`
  mutation ChangeCapacity($input: ChangeCapacityInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: changeCapacity(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const closeSlots = graphql(`
  mutation CloseSlots($input: CloseSlotsInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: closeSlots(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const reopenSlots = graphql(`
  mutation ReopenSlots($input: ReopenSlotsInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: reopenSlots(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const bookSeat = graphql(`
  mutation BookSeat($input: BookSeatInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: bookSeat(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const admitWalkIn = graphql(`
  mutation AdmitWalkIn($input: AdmitWalkInInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: admitWalkIn(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const admitBeyondSeats = graphql(`
  mutation AdmitBeyondSeats($input: AdmitBeyondSeatsInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: admitBeyondSeats(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const moveBooking = graphql(`
  mutation MoveBooking($input: MoveBookingInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: moveBooking(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const cancelBooking = graphql(`
  mutation CancelBooking($input: CancelBookingInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: cancelBooking(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const tellHolder = graphql(`
  mutation TellHolder($input: TellHolderInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: tellHolder(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const recordBookingArrival = graphql(`
  mutation RecordBookingArrival($input: RecordBookingArrivalInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: recordBookingArrival(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const recordMissedBooking = graphql(`
  mutation RecordMissedBooking($input: RecordMissedBookingInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: recordMissedBooking(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const undoBookingStep = graphql(`
  mutation UndoBookingStep($input: UndoBookingStepInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: undoBookingStep(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const runCapacityGeneration = graphql(`
  mutation RunCapacityGeneration($input: RunCapacityGenerationInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: runCapacityGeneration(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const changeHolidayCalendars = graphql(`
  mutation ChangeHolidayCalendars($input: ChangeHolidayCalendarsInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: changeHolidayCalendars(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);
