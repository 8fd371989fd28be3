import { useMemo } from 'react';
import { useQuery } from 'urql';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { graphql } from '../gql/index.ts';

const actorNames = graphql(`
  query ActorNames($caseId: ID!) {
    caseTimeLine(caseId: $caseId) {
      actorId
      actorName
    }
  }
`);

/** Names of those who did something in the case: the time line knows them whatever the reader's role shows of the staff. */
export const useActorNames = (caseId: string): ((id: string) => string) => {
  const { staffName } = useDirectory();
  const [{ data }] = useQuery({ query: actorNames, variables: { caseId }, requestPolicy: 'cache-first' });
  return useMemo(() => {
    const names = new Map((data?.caseTimeLine ?? []).map(({ actorId, actorName }) => [actorId, actorName]));
    return (id) => names.get(id) ?? staffName(id);
  }, [data, staffName]);
};
