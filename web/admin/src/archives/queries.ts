import { graphql } from '../gql/index.ts';
import type { ArchivedListQuery } from '../gql/graphql.ts';

export type ArchivedRow = ArchivedListQuery['page']['nodes'][number];

export const archivedList = graphql(`
  query ArchivedList(
    $filter: ArchivedCertificateListFilter
    $sort: ArchivedCertificateListSort
    $first: Int
    $after: String
    $counting: Boolean = false
  ) {
    count: archivedCertificateListCount(filter: $filter) @include(if: $counting)
    page: archivedCertificateList(filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes {
        archiveId
        personId
        source
        institutionId
        number
        name
        maskedDocument
        jobName
        employer
        issuer
        linked
        examinedOn
        validFrom
        validUntil
        validity
        statusReason
        renewedBy
        archivedAt
        archivedBy
        revision
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

export const importList = graphql(`
  query ArchiveImports($filter: ArchiveImportListFilter, $sort: ArchiveImportListSort, $first: Int, $after: String) {
    page: archiveImportList(filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes {
        importId
        institutionId
        source
        fileHash
        importState
        rows
        rowsDone
        entered
        known
        refused
        withdrawn
        kept
        begunAt
        begunBy
        lastAt
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

export const importArchive = graphql(`
  mutation ImportArchive($input: ImportArchiveInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: importArchive(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const changeArchiveSources = graphql(`
  mutation ChangeArchiveSources($input: ChangeArchiveSourcesInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: changeArchiveSources(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const linkArchivedCertificate = graphql(`
  mutation LinkArchivedCertificate($input: LinkArchivedCertificateInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: linkArchivedCertificate(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const suspendArchivedCertificate = graphql(`
  mutation SuspendArchivedCertificate($input: SuspendArchivedCertificateInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: suspendArchivedCertificate(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const reinstateArchivedCertificate = graphql(`
  mutation ReinstateArchivedCertificate($input: ReinstateArchivedCertificateInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: reinstateArchivedCertificate(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const revokeArchivedCertificate = graphql(`
  mutation RevokeArchivedCertificate($input: RevokeArchivedCertificateInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: revokeArchivedCertificate(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);
