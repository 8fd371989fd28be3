import { useQuery } from 'urql';
import { graphql } from '../gql/index.ts';

const visitsBefore = graphql(`
  query VisitsBefore($personId: ID!) {
    caseWorklist(
      filter: { personId: $personId, stage: [examined, concluded, reviewed] }
      sort: { by: registeredAt, descending: true }
      first: 5
    ) {
      nodes {
        caseId
        registeredAt
      }
    }
  }
`);

const lastVisit = graphql(`
  query LastVisit($caseId: ID!) {
    caseFile(caseId: $caseId) {
      registeredAt
      items {
        code
        result {
          ...ResultWords
        }
      }
    }
  }
`);

/** What was found when the person was examined last, before this case; null: nothing, or not yet known. */
export const useLastVisit = ({ caseId, personId, registeredAt }: { caseId: string; personId: string; registeredAt: string }) => {
  const [{ data: visits }] = useQuery({ query: visitsBefore, variables: { personId }, requestPolicy: 'cache-first' });
  const last = visits?.caseWorklist.nodes.find((node) => node.caseId !== caseId && node.registeredAt < registeredAt)?.caseId;
  const [{ data }] = useQuery({
    query: lastVisit,
    variables: { caseId: last ?? '' },
    pause: last === undefined,
    requestPolicy: 'cache-first',
  });
  return last === undefined ? null : (data?.caseFile ?? null);
};
