import { Alert, Skeleton, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Dialog } from '../app/Dialog.tsx';
import { useDirectory } from '../app/DirectoryProvider.tsx';
import { useCommand } from '../commands/useCommand.ts';
import { useSay } from '../commands/useSay.tsx';
import { graphql } from '../gql/index.ts';
import type { StandingAboveQuery } from '../gql/graphql.ts';

const arrangeReview = graphql(`
  mutation ArrangeReview($input: ArrangeReviewInput!, $commandId: ID!, $expectedRevision: Int) {
    outcome: arrangeReview(input: $input, commandId: $commandId, expectedRevision: $expectedRevision) {
      ...CommandOutcome
    }
  }
`);

const standingAbove = graphql(`
  query StandingAbove($institutionId: ID!) {
    standingAbove(institutionId: $institutionId) {
      reviewers {
        institutionId
        people
        direct
      }
      told {
        institutionId
        people
        direct
      }
    }
  }
`);

type People = StandingAboveQuery['standingAbove']['reviewers'];

interface ReviewSwitchProps {
  readonly institutionId: string;
  readonly name: string;
  readonly remote: boolean;
}

/** Whether the institution above reviews a clinic's conclusions; before that is switched, who would do it. */
export const ReviewSwitch = ({ institutionId, name, remote }: ReviewSwitchProps) => {
  const { t } = useTranslation('lists');
  const { t: commands } = useTranslation('commands');
  const { institutionName } = useDirectory();
  const say = useSay();
  const arrange = useCommand(arrangeReview);
  const [asking, setAsking] = useState(false);
  const [{ data }] = useQuery({
    query: standingAbove,
    variables: { institutionId },
    pause: !asking,
    requestPolicy: 'network-only',
  });
  const change = async (): Promise<void> => {
    const outcome = await arrange.send({ institutionId, review: remote ? null : 'remote' });
    setAsking(false);
    say.outcome(outcome, t('reviewArranged'), name);
  };
  const line = (what: 'reviewers' | 'told', people: People) => (
    <Alert
      key={what}
      showIcon
      className="dialog-lead"
      type={people ? (people.direct ? 'info' : 'warning') : 'error'}
      title={
        people
          ? t(`${what}.${people.direct ? 'direct' : 'further'}`, {
              institution: institutionName(people.institutionId),
              count: people.people,
            })
          : t(`${what}.nobody`)
      }
    />
  );
  return (
    <>
      <Switch
        size="small"
        checked={remote}
        aria-label={`${name}: ${t('remoteReview')}`}
        title={t('remoteReview')}
        data-testid={`review-${institutionId}`}
        onChange={() => setAsking(true)}
      />
      <Dialog
        open={asking}
        title={t(remote ? 'ownReviewTitle' : 'remoteReviewTitle', { name })}
        width={480}
        destroyOnHidden
        okText={t(remote ? 'ownReview' : 'remoteReview')}
        cancelText={commands('cancel')}
        okButtonProps={{ loading: arrange.busy, disabled: data === undefined, 'data-testid': 'dialog-confirm' }}
        onOk={() => void change()}
        onCancel={() => setAsking(false)}
      >
        {data ? (
          <>
            {remote ? <p className="dialog-lead">{t('ownReviewLead')}</p> : line('reviewers', data.standingAbove.reviewers)}
            {line('told', data.standingAbove.told)}
          </>
        ) : (
          <Skeleton active title={false} paragraph={{ rows: 2 }} />
        )}
      </Dialog>
    </>
  );
};
