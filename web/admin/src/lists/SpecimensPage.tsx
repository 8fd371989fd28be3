import { useNavigate } from 'react-router';
import { graphql } from '../gql/index.ts';
import { ListPage } from './ListPage.tsx';

const specimenList = graphql(`
  query SpecimenList($filter: SpecimenListFilter, $sort: SpecimenListSort, $first: Int, $after: String) {
    page: specimenList(filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes {
        number
        caseId
        caseNumber
        institutionId
        name
        kind
        items
        state
        since
        collectedAt
        collectedBy
        receivedAt
        receivedBy
        rejection
        redrawnAs
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

/** Where each specimen is: what has waited longest comes first. */
export const SpecimensPage = () => {
  const navigate = useNavigate();
  return (
    <ListPage
      title="specimens"
      readModel="specimen-list"
      document={specimenList}
      rowKey="number"
      columns={['number', 'name', 'caseNumber', 'kind', 'state', 'since', 'collectedAt', 'receivedAt', 'rejection', 'institutionId']}
      filters={['number', 'name', 'caseNumber', 'state', 'kind', 'since', 'institutionId']}
      onOpen={({ caseId }) => void navigate(`/cases/${caseId}`)}
    />
  );
};
