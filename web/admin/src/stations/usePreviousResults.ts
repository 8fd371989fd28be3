import { useQuery } from 'urql';
import { type FragmentType, graphql } from '../gql/index.ts';
import type { resultWords } from '../case/ResultWords.tsx';

const earlierCases = graphql(`
  query EarlierCases($personId: ID!) {
    caseWorklist(
      filter: { personId: $personId, stage: [examined, concluded, reviewed] }
      sort: { by: registeredAt, descending: true }
      first: 3
    ) {
      nodes {
        caseId
      }
    }
  }
`);

const earlierResults = graphql(`
  query EarlierResults($caseId: ID!) {
    caseFile(caseId: $caseId) {
      items {
        code
        result {
          performedAt
          ...ResultWords
        }
      }
    }
  }
`);

export interface PreviousResult {
  readonly performedAt: string;
  readonly of: FragmentType<typeof resultWords>;
}

/** What was found at the person's last examination, by item: shown beside today's. */
export const usePreviousResults = (personId: string | undefined, caseId: string): ReadonlyMap<string, PreviousResult> => {
  const [{ data: cases }] = useQuery({
    query: earlierCases,
    variables: { personId: personId ?? '' },
    pause: personId === undefined,
    requestPolicy: 'cache-first',
  });
  const last = cases?.caseWorklist.nodes.find((node) => node.caseId !== caseId)?.caseId;
  const [{ data }] = useQuery({
    query: earlierResults,
    variables: { caseId: last ?? '' },
    pause: last === undefined,
    requestPolicy: 'cache-first',
  });
  const items = last === undefined ? [] : (data?.caseFile?.items ?? []);
  return new Map(items.flatMap(({ code, result }) => (result ? [[code, { performedAt: result.performedAt, of: result }] as const] : [])));
};
