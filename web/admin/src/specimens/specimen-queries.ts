import { graphql } from '../gql/index.ts';

export const specimenRow = graphql(`
  fragment SpecimenRow on SpecimenListRow {
    number
    caseId
    caseNumber
    name
    kind
    state
    since
    rejection
    discard
    redrawnAs
  }
`);

export const specimenScan = graphql(`
  query SpecimenScan($text: String!) {
    specimenScan(text: $text) {
      specimen {
        ...SpecimenRow
      }
      problem
      code {
        zh
        en
      }
    }
  }
`);

export const overdueSpecimens = graphql(`
  query OverdueSpecimens {
    overdueSpecimens {
      state
      hours
      before
      count
    }
  }
`);

/** What waits for the step that is next, the longest first. */
export const waitingSpecimens = graphql(`
  query WaitingSpecimens($state: [SpecimenListState!]!) {
    waiting: specimenList(filter: { state: $state, redrawnAsMissing: true }, sort: { by: since }, first: 40) {
      nodes {
        ...SpecimenRow
      }
      pageInfo {
        hasNextPage
      }
    }
    labelled: specimenListCount(filter: { state: [labelled] })
    collected: specimenListCount(filter: { state: [collected] })
    rejected: specimenListCount(filter: { state: [rejected], redrawnAsMissing: true })
  }
`);

export const specimensLive = ['specimen-list'];
