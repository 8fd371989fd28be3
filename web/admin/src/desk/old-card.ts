import { graphql } from '../gql/index.ts';
import type { OldCardQuery } from '../gql/graphql.ts';

/** A card of the system before this one, with its holder's whole particulars. */
export const oldCard = graphql(`
  query OldCard($archiveId: ID!) {
    archivedCertificate(archiveId: $archiveId) {
      archiveId
      identity {
        number
        name
        documentType
        documentNumber
        birthDate
        sex
        jobName
        employer
      }
    }
  }
`);

export type OldCard = NonNullable<OldCardQuery['archivedCertificate']>;
