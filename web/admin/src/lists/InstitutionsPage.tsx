import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { graphql } from '../gql/index.ts';
import type { InstitutionsListQuery } from '../gql/graphql.ts';
import { useMay } from '../session/SessionProvider.tsx';
import { ListPage } from './ListPage.tsx';

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

const arrangeReview = graphql(`
  mutation ArrangeReview($input: ArrangeReviewInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: arrangeReview(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

/** The city's institutions; who reviews the conclusions of a clinic is set in its row. */
export const InstitutionsPage = () => {
  const { t } = useTranslation('lists');
  const may = useMay();
  const say = useSay();
  const arrange = useCommand(arrangeReview);
  const change = async (institutionId: string, name: string, remote: boolean): Promise<void> => {
    say.outcome(await arrange.send({ institutionId, review: remote ? 'remote' : null }), t('reviewArranged'), name);
  };
  const actions = ({ institutionId, name, kind, review }: InstitutionRow) =>
    kind === 'clinic' && (
      <Switch
        size="small"
        checked={review === 'remote'}
        aria-label={`${name}: ${t('remoteReview')}`}
        title={t('remoteReview')}
        data-testid={`review-${institutionId}`}
        onChange={(remote) => void change(institutionId, name, remote)}
      />
    );
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
