import { graphql } from '../gql/index.ts';
import type { InstitutionsListQuery } from '../gql/graphql.ts';
import { ReadModelTable } from '../lists/ReadModelTable.tsx';
import { ReviewSwitch } from '../lists/ReviewSwitch.tsx';
import { useMay } from '../session/SessionProvider.tsx';

const institutionList = graphql(`
  query InstitutionsList($filter: InstitutionListFilter, $sort: InstitutionListSort, $first: Int, $after: String) {
    page: institutionList(filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes {
        institutionId
        code
        area
        name
        kind
        level
        parentId
        address
        telephone
        contact
        items
        licenceNumber
        licenceScope
        licenceUntil
        admission
        suspendedUntil
        enabled
        review
        changedAt
        changedBy
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

type InstitutionRow = InstitutionsListQuery['page']['nodes'][number];

const columns = ['name', 'kind', 'level', 'parentId', 'code', 'telephone', 'admission', 'licenceUntil', 'review', 'enabled'];

/** The same as a list with the columns one chooses; who reviews the conclusions of a clinic is set in its row. */
export const InstitutionList = ({ onOpen }: { readonly onOpen: (institutionId: string) => void }) => {
  const may = useMay();
  const actions = ({ institutionId, name, kind, review }: InstitutionRow) =>
    kind === 'clinic' && <ReviewSwitch institutionId={institutionId} name={name} remote={review === 'remote'} />;
  return (
    <ReadModelTable
      readModel="institution-list"
      document={institutionList}
      rowKey="institutionId"
      columns={columns}
      filters={['name', 'kind', 'level', 'admission', 'licenceUntil', 'review', 'enabled']}
      seldom={['level', 'review', 'enabled']}
      onOpen={({ institutionId }) => onOpen(institutionId)}
      {...(may('arrangeReview') && { actions })}
    />
  );
};
