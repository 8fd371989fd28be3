import { useNavigate } from 'react-router';
import { graphql } from '../gql/index.ts';
import { ReadModelTable } from '../lists/ReadModelTable.tsx';
import type { ListOrder } from '../lists/useListState.ts';
import { SpecimenActions } from './SpecimenActions.tsx';

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
        labelledAt
        collectedAt
        collectedBy
        receivedAt
        receivedBy
        rejectedAt
        rejectedBy
        rejection
        discard
        replaces
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

interface SpecimenTableProps {
  readonly fixed?: Readonly<Record<string, unknown>>;
  readonly order?: ListOrder;
  readonly columns: readonly string[];
  readonly filters: readonly string[];
  readonly emptyHint: string;
}

/** Specimens as a list: filtered, sorted, exported like every list. */
export const SpecimenTable = ({ fixed, order, columns, filters, emptyHint }: SpecimenTableProps) => {
  const navigate = useNavigate();
  return (
    <ReadModelTable
      readModel="specimen-list"
      document={specimenList}
      rowKey="number"
      columns={columns}
      filters={filters}
      emptyHint={emptyHint}
      {...(fixed && { fixed })}
      {...(order && { order })}
      actions={(row) => <SpecimenActions of={row} />}
      onOpen={({ caseId }) => void navigate(`/cases/${caseId}`)}
    />
  );
};
