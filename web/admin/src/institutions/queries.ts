import { graphql } from '../gql/index.ts';
import type { InstitutionOfTreeFragment } from '../gql/graphql.ts';

export const institutionOfTree = graphql(`
  fragment InstitutionOfTree on InstitutionListRow {
    institutionId
    parentId
    level
    kind
    code
    area
    name
    sound
    contact
    telephone
    address
    point
    hours
    items
    licenceNumber
    licenceScope
    licenceUntil
    licenceCopy
    review
    enabled
    admission
    suspendedUntil
    edition
    changedAt
    changedBy
  }
`);

export type Institution = InstitutionOfTreeFragment;

export const institutionPage = graphql(`
  query InstitutionPage($after: String) {
    institutionList(first: 200, after: $after, sort: { by: code }) {
      nodes {
        ...InstitutionOfTree
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const institutionStory = graphql(`
  query InstitutionStory($institutionId: String!) {
    institutionStory(institutionId: $institutionId) {
      eventId
      type
      at
      actorId
      actorName
      actsFor
      reason
      until
    }
  }
`);

/** How many are booked in the days to come, here and below: no word of who they are. */
export const bookedAhead = graphql(`
  query BookedAhead($institutionId: ID!) {
    bookedAhead(institutionId: $institutionId) {
      institutionId
      date
      count
    }
  }
`);

export const itemChoices = graphql(`
  query ItemChoices {
    programmes {
      items {
        code
        sound
        name {
          zh
          en
        }
      }
    }
  }
`);

/** Who waits to be admitted. */
export const applications = graphql(`
  query Applications {
    institutionList(filter: { kind: [clinic], admission: [applied, admittedByCounty] }, first: 200) {
      nodes {
        institutionId
        parentId
        admission
      }
    }
  }
`);
