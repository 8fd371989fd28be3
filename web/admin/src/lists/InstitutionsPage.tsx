import { graphql } from '../gql/index.ts';
import type { InstitutionsListQuery } from '../gql/graphql.ts';
import { useMay } from '../session/SessionProvider.tsx';
import { ListPage } from './ListPage.tsx';
import { ReviewSwitch } from './ReviewSwitch.tsx';

const institutionList = graphql(`
  query InstitutionsList($filter: InstitutionListFilter, $sort: InstitutionListSort, $first: Int, $after: String) {
    page: institutionList(filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes {
        institutionId
        code
        name
        kind
        level
        parentId
        address
        telephone
        enabled
        review
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

/** The city's institutions; who reviews the conclusions of a clinic is set in its row. */
export const InstitutionsPage = () => {
  const may = useMay();
  const actions = ({ institutionId, name, kind, review }: InstitutionRow) =>
    kind === 'clinic' && <ReviewSwitch institutionId={institutionId} name={name} remote={review === 'remote'} />;
  return (
    <ListPage
      title="institutions"
      readModel="institution-list"
      document={institutionList}
      rowKey="institutionId"
      columns={['name', 'kind', 'level', 'parentId', 'code', 'telephone', 'address', 'review', 'enabled']}
      filters={['name', 'kind', 'level', 'review', 'enabled']}
      {...(may('arrangeReview') && { actions })}
    />
  );
};
