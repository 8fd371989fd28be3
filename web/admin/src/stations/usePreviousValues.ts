import { useQuery } from 'urql';
import { graphql } from '../gql/index.ts';

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

const earlierValues = graphql(`
  query EarlierValues($caseId: ID!) {
    caseFile(caseId: $caseId) {
      items {
        code
        result {
          values {
            field
            value
          }
        }
      }
    }
  }
`);

type Values = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What was measured at the person's last examination here, by item and field: shown beside today's. */
export const usePreviousValues = (personId: string | undefined, caseId: string): Values => {
  const [{ data: cases }] = useQuery({
    query: earlierCases,
    variables: { personId: personId ?? '' },
    pause: personId === undefined,
    requestPolicy: 'cache-first',
  });
  const last = cases?.caseWorklist.nodes.find((node) => node.caseId !== caseId)?.caseId;
  const [{ data }] = useQuery({
    query: earlierValues,
    variables: { caseId: last ?? '' },
    pause: last === undefined,
    requestPolicy: 'cache-first',
  });
  if (last === undefined) return {};
  return Object.fromEntries(
    (data?.caseFile?.items ?? []).map(({ code, result }) => [
      code,
      Object.fromEntries((result?.values ?? []).flatMap(({ field, value }) => (value == null ? [] : [[field, value]]))),
    ]),
  );
};
