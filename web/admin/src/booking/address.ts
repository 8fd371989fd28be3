interface OfBooking {
  readonly date: string;
  readonly bookingId: string;
}

/** The desk with the form of who comes with a booking. */
export const registrationOf = ({ date, bookingId }: OfBooking): string => `/desk?booking=${bookingId}&day=${date}`;
