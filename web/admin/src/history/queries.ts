import { graphql } from '../gql/index.ts';

export const recordHistory = graphql(`
  fragment RecordHistory on RecordHistory {
    entries {
      eventId
      at
      actorName
      institutionName
      revision
      raw
      title {
        zh
        en
      }
      changes {
        path
        before
        after
      }
    }
    standing(at: $at) {
      path
      value
    }
  }
`);

export const personHistory = graphql(`
  query PersonHistory($id: ID!, $at: DateTime) {
    history: personHistory(personId: $id) {
      ...RecordHistory
    }
  }
`);

export const institutionHistory = graphql(`
  query InstitutionHistory($id: ID!, $at: DateTime) {
    history: institutionHistory(institutionId: $id) {
      ...RecordHistory
    }
  }
`);
