import { graphql } from '../gql/index.ts';
import type { LayoutKindsQuery } from '../gql/graphql.ts';

export const layoutKinds = graphql(`
  query LayoutKinds {
    layoutKinds {
      kind
      byProgramme
      title {
        zh
        en
      }
      fields {
        name
        group
        sample
        title {
          zh
          en
        }
      }
      lists {
        name
        title {
          zh
          en
        }
        fields {
          name
          title {
            zh
            en
          }
        }
      }
      pictures {
        name
        title {
          zh
          en
        }
      }
      prohibited
      defaultDesign
    }
  }
`);

export type LayoutKind = LayoutKindsQuery['layoutKinds'][number];

export const layoutDesigns = graphql(`
  query LayoutDesigns($kind: DocumentKind!, $institutionId: ID, $programmeId: ID) {
    layoutDesigns(kind: $kind, institutionId: $institutionId, programmeId: $programmeId) {
      revision
      draft
      inUse
      versions {
        number
        note
        publishedBy
        publishedAt
        design
      }
    }
    layoutInForce(kind: $kind, institutionId: $institutionId, programmeId: $programmeId) {
      design
      version
      institutionId
      programmeId
    }
  }
`);

export const layoutProblems = graphql(`
  query LayoutProblems($design: Json!) {
    layoutProblems(design: $design) {
      code
      severity
      path
      text {
        zh
        en
      }
    }
  }
`);

export const saveLayoutDraft = graphql(`
  mutation SaveLayoutDraft($input: SaveLayoutDraftInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: saveLayoutDraft(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const discardLayoutDraft = graphql(`
  mutation DiscardLayoutDraft($input: DiscardLayoutDraftInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: discardLayoutDraft(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const publishLayout = graphql(`
  mutation PublishLayout($input: PublishLayoutInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: publishLayout(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

export const withdrawLayout = graphql(`
  mutation WithdrawLayout($input: WithdrawLayoutInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: withdrawLayout(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);
