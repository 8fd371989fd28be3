import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { graphql } from '../gql/index.ts';
import { ListPage } from '../lists/ListPage.tsx';
import { useMay } from '../session/SessionProvider.tsx';

const jobList = graphql(`
  query JobList($filter: JobListFilter, $sort: JobListSort, $first: Int, $after: String) {
    page: jobList(filter: $filter, sort: $sort, first: $first, after: $after) {
      nodes {
        jobId
        reaction
        operation
        because
        attempts
        state
        givenUpAt
        replayedBy
        replayedAt
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

const replayJob = graphql(`
  mutation ReplayJob($input: ReplayJobInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: replayJob(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

/** What the system could not do by itself, and why; done again once the reason is gone. */
export const JobsPage = () => {
  const { t } = useTranslation('jobs');
  const may = useMay();
  const say = useSay();
  const replay = useCommand(replayJob);
  const again = async (jobId: string): Promise<void> => {
    say.outcome(await replay.send({ jobId }), t('replayed'));
  };
  return (
    <ListPage
      title="jobs"
      readModel="job-list"
      document={jobList}
      rowKey="jobId"
      columns={['givenUpAt', 'operation', 'because', 'attempts', 'state', 'reaction', 'replayedBy', 'replayedAt']}
      filters={['state', 'because', 'operation', 'givenUpAt']}
      emptyHint={t('emptyHint')}
      actions={({ jobId, state }) =>
        state === 'givenUp' &&
        may('replayJob') && (
          <Popconfirm title={t('replayTitle')} okText={t('replay')} onConfirm={() => void again(jobId)}>
            <Button size="small" data-testid={`replay-${jobId}`}>
              {t('replay')}
            </Button>
          </Popconfirm>
        )
      }
    />
  );
};
