import { graphql } from '../gql/index.ts';
import type { RegisterKindsQuery } from '../gql/graphql.ts';

export const registerKinds = graphql(`
  query RegisterKinds {
    registers {
      kind
      group
      scope
      tree
      dictionary
      operation
      form
      title {
        zh
        en
      }
    }
  }
`);

export type RegisterKind = RegisterKindsQuery['registers'][number];

/** Codes of the city’s own dictionaries may be Chinese. */
export const addressOf = ({ kind }: Pick<RegisterKind, 'kind'>): string => `/settings/${encodeURIComponent(kind)}`;

export const registerRows = graphql(`
  query RegisterRows($kind: String!, $after: String) {
    registerEntries(filter: { kind: $kind }, sort: { by: place }, first: 200, after: $after) {
      nodes {
        kind
        institutionId
        code
        nameZh
        nameEn
        sound
        value
        parent
        place
        edition
        retired
        changedAt
        changedBy
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const entryHistory = graphql(`
  query EntryHistory($kind: String!, $institutionId: ID, $code: String!) {
    entryHistory(kind: $kind, institutionId: $institutionId, code: $code) {
      type
      at
      actorId
      edition
      value
    }
  }
`);

interface Standing {
  readonly code: string;
  readonly parent?: string | null;
  readonly before?: string | null;
}
type Value = Readonly<Record<string, unknown>>;

/** One change of a list; see domain/register/steps.ts. */
export type Step =
  | { readonly add: Standing & { readonly value: Value } }
  | { readonly change: { readonly code: string; readonly value: Value; readonly edition: number | null } }
  | { readonly move: Standing }
  | { readonly retire: { readonly code: string } }
  | { readonly restore: { readonly code: string } };

export interface ChangeInput {
  /** Left out for a list that only the city has. */
  readonly institutionId?: string | null;
  /** Of a dictionary of the city’s own: the code of its type. */
  readonly dictionary?: string;
  readonly changes: readonly Step[];
}
