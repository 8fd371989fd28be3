import { graphql } from '../gql/index.ts';
import type { BookingListQuery, SlotOfWeekFragment } from '../gql/graphql.ts';

export const slotOfWeek = graphql(`
  fragment SlotOfWeek on BookingSlotListRow {
    institutionId
    date
    slot
    until
    seats
    held
    ahead
    walkIn
    extra
    arrived
    missed
    closed
    discretion
  }
`);

/** A week in two halves: a page holds 200 times, a busy clinic has more in a week. */
export const bookingSlots = graphql(`
  query BookingSlots($from: Date!, $middle: Date!, $next: Date!, $to: Date!) {
    first: bookingSlotList(filter: { date: { from: $from, to: $middle } }, first: 200) {
      nodes {
        ...SlotOfWeek
      }
    }
    rest: bookingSlotList(filter: { date: { from: $next, to: $to } }, first: 200) {
      nodes {
        ...SlotOfWeek
      }
    }
  }
`);

/** A time of a day, with its seats. */
export type SlotRow = SlotOfWeekFragment;

export const bookingList = graphql(`
  query BookingList($filter: BookingListFilter, $sort: BookingListSort, $first: Int, $after: String) {
    page: bookingList(filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes {
        bookingId
        institutionId
        date
        slot
        until
        personId
        name
        maskedDocument
        phone
        employer
        kind
        programmeId
        jobCode
        state
        slotClosed
        told
        movedTo
        cause
        caseId
        bookedAt
        arrivedAt
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

export type BookingRow = BookingListQuery['page']['nodes'][number];

/** Who has a seat in a time that was closed, from a day on. */
export const affectedBookings = graphql(`
  query AffectedBookings($from: Date!, $slotClosed: Boolean) {
    bookingList(filter: { date: { from: $from }, slotClosed: $slotClosed, state: [booked] }, first: 200) {
      nodes {
        bookingId
        institutionId
        date
        slot
        name
        phone
        told
      }
    }
  }
`);

/** One booking with whose it is, to be registered. */
export const bookingToRegister = graphql(`
  query BookingToRegister($institutionId: String!, $date: Date!, $bookingId: ID!) {
    booking(institutionId: $institutionId, date: $date, bookingId: $bookingId) {
      bookingId
      date
      slot
      state
      caseId
      programmeId
      jobCode
      identity {
        name
        documentType
        documentNumber
        birthDate
        sex
        phone
        employer
      }
    }
  }
`);

export const capacityPreview = graphql(`
  query CapacityPreview($institutionId: String!) {
    capacityPreview(institutionId: $institutionId) {
      date
      kind
      holiday
      outcome
      times
      seats
    }
  }
`);

export const capacityRuns = graphql(`
  query CapacityRuns($filter: CapacityRunListFilter, $sort: CapacityRunListSort, $first: Int, $after: String) {
    page: capacityRunList(filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes {
        runId
        institutionId
        trigger
        startedBy
        startedAt
        state
        finishedAt
        institutions
        daysOpened
        until
        failures
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

/** The last run, and whether something could not be opened. */
export const lastCapacityRun = graphql(`
  query LastCapacityRun {
    capacityRunList(first: 1) {
      nodes {
        runId
        state
        startedAt
        failures
      }
    }
  }
`);

export const holidayYears = graphql(`
  query HolidayYears {
    holidayCalendars {
      code
      edition
    }
  }
`);
